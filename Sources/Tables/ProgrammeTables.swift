// Tables of programmes and other interventions, written where a scenario has any.

extension ResultTables {
  package static let interventions = [programmes, programmeCosts, programmeGroups, shortfalls]

  package static let programmes = TableDescription(
    "programmes.csv",
    "What each programme and event did by year and receiving region; the region * is all of them",
    key: ["year", "programme", "region"],
    columns: [
      year,
      programme,
      ColumnDescription("region", .region(orEvery: true), "receiving region, or * for all"),
      counted(
        "participants",
        "persons who took part in the year, families included; of permits, those issued"),
      counted(
        "transferred",
        "persons whom the forecast moved: participants above the baseline times additionality; "
          + "negative where a programme falls below its baseline"),
      ColumnDescription(
        "present", number, unit: "persons",
        "participants of all years who are followed and still there at the end of the year; of "
          + "permits, those used"),
      counted("returned", "participants of earlier years who left again in the year"),
      ColumnDescription(
        "employed", number, unit: "persons", "those present who are in work", mayBeEmpty: true),
      ColumnDescription(
        "families", number, unit: "families", "families of those present", mayBeEmpty: true),
      ColumnDescription(
        "children_0_6", number, unit: "persons",
        "those present who are 0-6 years old; children born after arrival are not followed"),
      ColumnDescription(
        "children_7_17", number, unit: "persons", "those present who are 7-17 years old"),
      ColumnDescription(
        "cost_mrp", number, unit: "MRP in the year", "support of the year's participants",
        mayBeEmpty: true),
      ColumnDescription(
        "cost_kzt", number, unit: "tenge in the year",
        "the same in tenge of the price year; empty where no price of the MRP is known",
        mayBeEmpty: true),
      ColumnDescription(
        "cost_kzt_per_participant", number, unit: "tenge a person", "cost of one participant",
        mayBeEmpty: true),
      ColumnDescription(
        "cost_kzt_per_stayer", number, unit: "tenge a person",
        "cost for each participant of the year who will still be there after five years, among "
          + "the survivors", mayBeEmpty: true),
    ])

  package static let programmeCosts = TableDescription(
    "programme_costs.csv", "Cost of programmes by year and instrument of support",
    key: ["year", "programme", "instrument"],
    columns: [
      year, programme,
      ColumnDescription("instrument", .text, "name of the instrument in the scenario"),
      ColumnDescription(
        "cases", number, unit: "cases in the year", "payments by what they are for"),
      ColumnDescription("cost_mrp", number, unit: "MRP in the year", "cost"),
      ColumnDescription(
        "cost_kzt", number, unit: "tenge in the year", "the same in tenge of the price year",
        mayBeEmpty: true),
      ColumnDescription(
        "employers_mrp", number, unit: "MRP in the year", "the part that employers pay"),
    ])

  package static let programmeGroups = TableDescription(
    "programme_groups.csv",
    "Participants by country of origin, schooling or industry, in the shares of the scenario",
    key: ["year", "programme", "breakdown", "group"],
    columns: [
      year, programme,
      ColumnDescription("breakdown", .text, "origin, schooling or industry"),
      ColumnDescription("group", .text, "name in the scenario"),
      counted("persons", "participants"),
    ])

  package static let shortfalls = TableDescription(
    "shortfalls.csv",
    "What interventions wanted and could not have: people who do not live at the origin, and "
      + "arrivals beyond a limit", key: ["year", "programme", "region"],
    columns: [
      year, programme,
      ColumnDescription(
        "region", .region(orEvery: false), "origin of the people, or region with the limit"),
      counted("wanted", "persons"),
      counted("met", "persons"),
      ColumnDescription("reason", .text, "why not all"),
    ])

  private static let number = ColumnDescription.Kind.number(-Double.infinity...Double.infinity)
  private static let year = ColumnDescription("year", .year, "calendar year of the events")
  private static let programme = ColumnDescription(
    "programme", .text, "name of the intervention in the scenario")

  private static func counted(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(name, number, unit: "persons in the year", meaning)
  }
}
