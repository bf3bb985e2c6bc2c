/// The tables of `readiness/`, of its forms and of past surges, described once.
package enum ReadinessTables {
  package static let folder = "readiness"

  /// Every table that `kosh readiness` writes.
  package static let all = [
    daily, summary, people, border, queues, reserveCurve, annual, norms, assumptions, checklist,
    handOver,
  ]

  package static let daily = TableDescription(
    "daily.csv",
    "Demand for each service by day and region at the central values, without noise; spare and gap "
      + "are empty where nobody knows them",
    key: ["event", "day", "region", "service"],
    columns: [
      day, date, region, service, demand,
      ColumnDescription(
        "spare", .nonNegative, "what residents leave to others", mayBeEmpty: true),
      ColumnDescription("gap", .nonNegative, "demand beyond what is spare", mayBeEmpty: true),
      unit, event,
    ])

  package static let summary = TableDescription(
    "summary.csv",
    "What each event asks of each service by region, * for the country: figures at the central "
      + "values, reserves over the members; empty where nobody knows",
    key: ["event", "region", "service"],
    columns: [
      regionOrCountry, service,
      ColumnDescription("agency", .text, "the body that must close a gap", mayBeEmpty: true),
      ColumnDescription("peak_demand", .nonNegative, "largest demand of a day"),
      ColumnDescription("peak_day", .integer, unit: "days", "first day that has it"),
      figure(
        "saturation_day", unit: "days", "first of three days in a row with a gap, from the start"),
      figure("overload_days", unit: "days", "days with a gap"),
      figure("unserved_person_days", unit: "person-days", "persons not served, summed over days"),
      figure("reserve_p50", "reserve that suffices in half of the members"),
      figure("reserve_p80", "reserve that suffices in 80 % of the members"),
      figure("reserve_p95", "reserve that suffices in 95 % of the members"),
      figure("staff", unit: "persons", "persons at work at the peak, of services that are staff"),
      figure(
        "cost_kzt", unit: "tenge",
        "what is used, at the latest price of prices.csv under the service's name (reception_place; "
          + "staff of reception at the minimum wage, the least there is)"),
      ColumnDescription(
        "unverified_share", .share, unit: "share",
        "share of norms, capacities and entry points behind the row that nobody has verified"),
      ColumnDescription(
        "status", .choice(["gap", "enough", "no data"]),
        "gap: some day has one at the central values; no data: capacity or its present use is not "
          + "known"),
      unit,
      figure("peak_gap", "largest gap of a day"),
      figure("peak_date", "date of peak_day", .date),
      figure("saturation_date", "date of saturation_day", .date),
      ColumnDescription(
        "demand_p80", .nonNegative,
        "largest demand that is not exceeded in 80 % of the members: the reserve where nothing else "
          + "is there"),
      figure("last_reserve", "opened when all else is used: a third shift of schools"),
      figure(
        "latest_start_day", unit: "days",
        "latest day to begin adding capacity at its rate; below zero before the event",
        .anyNumber),
      figure(
        "reserve_cost_kzt", unit: "tenge",
        "reserve_p80 at the latest price of prices.csv under the service's name and _reserve"),
      event,
    ])

  package static let people = TableDescription(
    "people.csv",
    "Where the people of each event are at the end of a day, * for the country, those on the way "
      + "between regions included: at the central values, and of the country what 10, 50 and 90 % of "
      + "the members do not exceed",
    key: ["event", "day", "region"],
    columns: [
      day, date, regionOrCountry,
      persons("admitted", "admitted in the day"),
      persons("present", "in the region"),
      persons("received", "in reception places"),
      persons("hosted", "with relatives and friends"),
      persons("passing", "elsewhere, before they travel on or go home"),
      persons("settled_themselves", "in homes that they found themselves"),
      persons("placed", "in homes that the authorities found"),
      persons("unregistered", "not registered yet"),
      figure("set_out", unit: "persons", "who set out for the country, or fled, in the day"),
      figure("waiting_at_border", unit: "persons", "in a queue, or on the way to another"),
      figure(
        "travelled_on", unit: "persons", "who travelled on or went home soon, since the start"),
      figure("left", unit: "persons", "who had settled and left, since the start"),
      figure("given_up", unit: "persons", "who turned back at the border, since the start"),
    ]
      + [
        ("set_out", "set out in the day"), ("admitted", "admitted in the day"),
        ("present", "in the country"),
      ].flatMap {
        name, meaning in
        [10, 50, 90].map {
          figure(
            "\(name)_p\($0)", unit: "persons", "\($0) % of the members do not exceed: \(meaning)")
        }
      } + [event])

  package static let border = TableDescription(
    "border.csv", "Entry points by day and class of traffic at the central values",
    key: ["event", "day", "checkpoint", "class"],
    columns: [
      day, date,
      ColumnDescription(
        "checkpoint", .text, "entry point, or the region whose entry points are taken together"),
      ColumnDescription("class", .choice(["ordinary", "event"]), "of traffic"),
      persons("arrivals", "come in the day, diverted ones included"),
      persons("admitted", "admitted in the day"),
      ColumnDescription(
        "queue", .nonNegative, unit: "persons",
        "wait at the end of the day; empty where the capacity is not known", mayBeEmpty: true),
      ColumnDescription(
        "wait_days", .nonNegative, unit: "days",
        "that the last in the queue will wait; empty where the capacity is not known",
        mayBeEmpty: true),
      persons("diverted", "leave for another entry point in the day"),
      persons("in_transit", "on the way here from another entry point"),
      persons("given_up", "turn back in the day"), event,
    ])

  package static let queues = TableDescription(
    "queues.csv",
    "How long queues at entry points and backlogs of registration grow, and when they are gone; only "
      + "where their capacity is known",
    key: ["event", "kind", "place"],
    columns: [
      ColumnDescription("kind", .choice(["border", "registration"]), "what people wait for"),
      ColumnDescription("place", .text, "entry point, or id of the region"),
      persons("longest", "who wait at the end of the worst day"),
      ColumnDescription(
        "longest_wait_days", .nonNegative, unit: "days", "that the last in the queue waits then"),
      ColumnDescription(
        "clear_day", .integer, unit: "days",
        "day after which nobody waits any more; empty where nobody ever waits, or somebody to the end",
        mayBeEmpty: true),
      ColumnDescription(
        "person_days", .nonNegative, unit: "person-days", "spent waiting, over the event"),
      figure("longest_p80", unit: "persons", "longest that 80 % of the members do not exceed"),
      figure("longest_wait_days_p80", unit: "days", "the same of the wait"),
      event,
    ])

  package static let reserveCurve = TableDescription(
    "reserve_curve.csv",
    "What a reserve of a service would do, over the members; only where capacity is known",
    key: ["event", "region", "service", "reserve"],
    columns: [
      regionOrCountry, service, ColumnDescription("reserve", .nonNegative, "added capacity"),
      ColumnDescription(
        "probability_no_gap", .share, unit: "share", "members without a gap"),
      ColumnDescription(
        "expected_unserved_person_days", .nonNegative, unit: "person-days",
        "mean over the members"),
      unit, event,
    ])

  package static let annual = TableDescription(
    "annual.csv",
    "What residents ask of services in ordinary years, from the forecast without any event; empty "
      + "where nobody knows",
    key: ["year", "region", "service"],
    columns: [
      ColumnDescription("year", .year, "1 January of the year; for adaptation the year"),
      region, service,
      ColumnDescription("demand", .nonNegative, "what residents ask for", mayBeEmpty: true),
      ColumnDescription("capacity", .nonNegative, "what there is", mayBeEmpty: true),
      ColumnDescription("gap", .nonNegative, "demand beyond capacity", mayBeEmpty: true),
      unit,
      ColumnDescription(
        "year_of_breach", .year, "first year with a gap; empty without", mayBeEmpty: true),
    ])

  package static let norms = TableDescription(
    "norms.csv", "The norms by which demand was reckoned, in units a person",
    key: ["service", "driver", "phase"],
    columns: [
      service, ColumnDescription("driver", .text, "persons it is reckoned from"),
      ColumnDescription("phase", .choice(["emergency", "later", "cold"]), "when it holds"),
      figure("international", unit: "units a person", "norm of international handbooks"),
      figure("national", unit: "units a person", "national norm"),
      ColumnDescription(
        "used", .nonNegative, unit: "units a person", "the larger of the two"),
      unit,
    ] + ColumnDescription.provenance)

  package static let assumptions = TableDescription(
    "assumptions.csv",
    "What the chain takes as given where neither the scenario nor the data package says anything",
    key: ["name"],
    columns: [
      ColumnDescription("name", .text, "what is assumed"),
      ColumnDescription("value", .text, "the value, or a range"),
      ColumnDescription("unit", .text, "its unit"),
      ColumnDescription("basis", .text, "where it is from"),
    ])

  package static let checklist = TableDescription(
    "checklist.csv", "What a country should know before a crisis, and what its data package tells",
    key: ["question"],
    columns: [
      ColumnDescription("topic", .text, "field of the question"),
      ColumnDescription("question", .text, "what is asked"),
      ColumnDescription("source", .text, "who asks it"),
      ColumnDescription(
        "answer", .choice(["answered", "partly", "missing", "not in the data"]),
        "how far the data package answers"),
      ColumnDescription("finding", .text, "what it says or lacks"),
    ])

  package static let handOver = TableDescription(
    "hand_over.csv",
    "Those of each event who stay a year or longer, by year of entry, for the yearly forecast",
    key: ["event", "year", "region", "sex", "age"],
    columns: [
      ColumnDescription("year", .year, "year of entry"), region,
      ColumnDescription("sex", .sex, "female or male"),
      ColumnDescription("age", .age, unit: "years", "age at arrival"),
      persons("persons", "who stay 365 days in all"),
      ColumnDescription(
        "staying_next_year", .share, unit: "share",
        "share of them that is there on 31 December of the next year"),
      event,
    ])

  /// A form that an agency of a region fills in and returns.
  package static let form = TableDescription(
    "FORM.csv",
    "Capacities that are not known, asked of one agency of one region by `kosh readiness --request` "
      + "and read back by `--answers`",
    key: ["region", "service", "place"],
    columns: [
      ColumnDescription(
        "rank", .integer, "place among all that is not known, the weightiest first",
        optional: true),
      ColumnDescription("region", .region(orEvery: false), "id, name or code of a region"),
      ColumnDescription("agency", .text, "who is asked", mayBeEmpty: true),
      ColumnDescription("service", .text, "the service, as in capacity.csv"),
      ColumnDescription(
        "place", .text, "the checkpoint, for the border", mayBeEmpty: true),
      ColumnDescription("what", .text, "the service in words", optional: true),
      ColumnDescription("unit", .text, "unit of both figures"),
      ColumnDescription("date", .date, "date to which they belong", mayBeEmpty: true),
      ColumnDescription(
        "capacity", .nonNegative, "what it can serve; persons a day inward for a checkpoint",
        mayBeEmpty: true),
      ColumnDescription(
        "demand", .nonNegative, "what is asked of it already; ordinary traffic for a checkpoint",
        mayBeEmpty: true),
      ColumnDescription("why", .text, "what depends on it", optional: true),
    ])

  /// A past surge: daily entries, or single counts.
  package static let episode = TableDescription(
    "EPISODE.csv",
    "counts of a past surge, to which `kosh episodes` fits: entries of every day, or single counts",
    key: ["date", "metric"],
    columns: [
      ColumnDescription("date", .date, "day of the count"),
      ColumnDescription(
        "metric",
        .choice([
          "entries_daily", "entries", "entries_before", "entries_busiest_day", "entries_ordinary",
          "border_capacity", "border_capacity_maximum", "stayers", "stayers_low", "stayers_high",
        ]),
        "entries_daily: of every day in turn; entries, entries_before (all days before), "
          + "entries_busiest_day: single counts; entries_ordinary, border_capacity: as from the day; "
          + "stayers: still there"),
      ColumnDescription("value", .nonNegative, "the count"),
      ColumnDescription("unit", .text, "its unit"),
    ] + ColumnDescription.provenance)

  /// Where the people of a past surge settled.
  package static let episodeRegions = TableDescription(
    "EPISODE_regions.csv", "regions of the country of a past surge, and where its people settled",
    key: ["region"],
    columns: [
      ColumnDescription("region", .text, "the region"),
      ColumnDescription("population", .nonNegative, unit: "persons", "residents"),
      ColumnDescription("latitude", .number(-90...90), unit: "degrees", "of its capital"),
      ColumnDescription("longitude", .number(-180...180), unit: "degrees", "of its capital"),
      ColumnDescription(
        "entry_share", .share, unit: "share", "of those who enter there", mayBeEmpty: true),
      ColumnDescription(
        "settled_share", .share, unit: "share",
        "of those who settled there; empty where it is not published", mayBeEmpty: true),
    ] + ColumnDescription.provenance)

  // MARK: Columns

  private static let event = ColumnDescription("event", .text, "name of the event in the scenario")
  private static let day = ColumnDescription(
    "day", .integer, unit: "days", "counted from the event's first day, which is 0")
  private static let date = ColumnDescription("date", .date, "the day's date")
  private static let region = ColumnDescription("region", .text, "id of the region")
  private static let regionOrCountry = ColumnDescription(
    "region", .text, "id of the region; * for the country")
  private static let service = ColumnDescription("service", .text, "id of the service")
  private static let unit = ColumnDescription("unit", .text, "unit of the service")
  private static let demand = ColumnDescription("demand", .nonNegative, "units asked for")

  private static func persons(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(name, .nonNegative, unit: "persons", meaning)
  }

  private static func figure(
    _ name: String, unit: String? = nil, _ meaning: String,
    _ kind: ColumnDescription.Kind = .nonNegative
  ) -> ColumnDescription {
    ColumnDescription(name, kind, unit: unit, meaning, mayBeEmpty: true)
  }
}
