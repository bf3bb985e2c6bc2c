import Demography
import Readiness
import ScenarioEngine
import Tables

/// The tables of `readiness/` as text.
package struct ReadinessCSV: Sendable {
  private let results: ReadinessResults
  private let regions: [String]
  private let dialect: CSVText.Dialect

  package init(_ results: ReadinessResults, dialect: CSVText.Dialect = .standard) {
    self.results = results
    self.dialect = dialect
    regions = results.country.regions.ids
  }

  package var tables: [ForecastCSV.Table] {
    [
      daily, summary, people, border, queues, curve, annual, norms, assumptions, checklist,
      handOver,
    ]
  }

  /// The same tables, for the reports.
  ///
  /// - Parameter areFiles: the command writes `readiness/`; else they stand in its reports alone.
  package func runTables(areFiles: Bool) -> [RunTable] {
    tables.map {
      RunTable(in: ReadinessTables.folder, $0.description, isFile: areFiles, text: $0.bytes)
    }
  }

  private func table(
    _ description: TableDescription, _ fill: @escaping @Sendable (inout CSVText) -> Void
  ) -> ForecastCSV.Table {
    ForecastCSV.Table(
      description: description,
      bytes: {
        var text = CSVText(columns: description.columns.map(\.name), dialect: dialect)
        fill(&text)
        return text.bytes
      })
  }

  // MARK: The event

  private var daily: ForecastCSV.Table {
    table(ReadinessTables.daily) { text in
      for event in results.assessments {
        for day in 0..<event.plan.dayCount { appendDay(day, of: event, to: &text) }
      }
    }
  }

  private func appendDay(_ day: Int, of event: CrisisAssessment, to text: inout CSVText) {
    let date = (event.plan.event.start + day).iso
    for region in regions.indices {
      for (index, service) in event.plan.services.enumerated() {
        let cell = (day * event.plan.services.count + index) * regions.count + region
        let isKnown = event.plan.isKnown(service: index, region: region)
        text.append(day)
        text.append(date)
        text.append(regions[region])
        text.append(service.id)
        text.append(event.run.demand[cell])
        text.append(isKnown ? event.run.spare[cell] : nil)
        text.append(isKnown ? event.run.gap[cell] : nil)
        text.append(service.unit)
        text.append(event.name)
      }
    }
  }

  private var summary: ForecastCSV.Table {
    table(ReadinessTables.summary) { text in
      for event in results.assessments {
        for row in event.rows { append(row, of: event, to: &text) }
      }
    }
  }

  private func append(
    _ row: CrisisAssessment.Row, of event: CrisisAssessment, to text: inout CSVText
  ) {
    let (service, load) = (event.plan.services[row.service], row.load)
    let isKnown = row.status != .noData
    let start = event.plan.event.start
    text.append(row.region.map { regions[$0] } ?? "*")
    text.append(service.id)
    text.append(service.agency)
    text.append(load.peakDemand)
    text.append(load.peakDay)
    text.append(isKnown ? load.saturationDay.map(Double.init) : nil)
    text.append(isKnown ? Double(load.overloadDays) : nil)
    text.append(isKnown ? load.unservedPersonDays : nil)
    for confidence in [0.5, 0.8, 0.95] {
      text.append(event.reserve(row, confidence: confidence))
    }
    text.append(row.staff)
    text.append(row.cost)
    text.append(row.unverifiedShare)
    text.append(row.status.rawValue)
    text.append(service.unit)
    text.append(isKnown ? load.largestGap : nil)
    text.append(load.peakDemand > 0 ? (start + load.peakDay).iso : "")
    text.append(isKnown ? load.saturationDay.map { (start + $0).iso } ?? "" : "")
    text.append(
      event.summary.peakDemand(service: row.service, region: row.region, confidence: 0.8))
    text.append(lastReserve(row, of: event))
    text.append(latestStart(row, of: event))
    text.append(event.reserveCost(row, confidence: 0.8))
    text.append(event.name)
  }

  private func lastReserve(_ row: CrisisAssessment.Row, of event: CrisisAssessment) -> Double? {
    guard row.status != .noData else { return nil }
    let capacities = event.plan.capacities[row.service]
    let own = row.region.map { [capacities[$0]] } ?? capacities
    return own.compactMap { $0?.lastReserve }.reduce(0, +)
  }

  private func latestStart(_ row: CrisisAssessment.Row, of event: CrisisAssessment) -> Double? {
    guard let region = row.region,
      let rate = event.plan.capacities[row.service][region]?.buildRate
    else { return nil }
    let gaps = event.run.gaps(service: row.service, region: region)
    return LeadTime.latestStart(gaps: gaps, buildRate: rate).map(Double.init)
  }

  private var queues: ForecastCSV.Table {
    table(ReadinessTables.queues) { text in
      for event in results.assessments {
        for (index, point) in event.plan.points.enumerated() where point.capacity != nil {
          append(event.run.queues[index], "border", point.id, to: &text)
          text.append(SampleQuantile.value(0.8, of: event.summary.queues[index]))
          text.append(SampleQuantile.value(0.8, of: event.summary.waits[index]))
          text.append(event.name)
        }
        for region in regions.indices
        where event.plan.reception[region].registrationsPerDay != nil {
          append(event.run.registration[region], "registration", regions[region], to: &text)
          text.append(nil as Double?)
          text.append(nil as Double?)
          text.append(event.name)
        }
      }
    }
  }

  private func append(
    _ queue: QueueIndicators, _ kind: String, _ place: String, to text: inout CSVText
  ) {
    text.append(kind)
    text.append(place)
    text.append(queue.longest)
    text.append(queue.longestWaitDays)
    text.append(queue.clearDay.map(Double.init))
    text.append(queue.waitingPersonDays)
  }

  private var people: ForecastCSV.Table {
    table(ReadinessTables.people) { text in
      for event in results.assessments {
        for day in 0..<event.plan.dayCount {
          for region in regions.indices {
            appendPeople(
              event.run.people(day: day, region: region), day, regions[region], of: event,
              to: &text)
          }
          appendCountry(day, of: event, to: &text)
        }
      }
    }
  }

  private func appendPeople(
    _ people: CrisisRun.People, _ day: Int, _ region: String, of event: CrisisAssessment,
    to text: inout CSVText
  ) {
    appendPlaces(people, present: people.present, day, region, of: event, to: &text)
    for _ in 0..<14 { text.append(nil as Double?) }
    text.append(event.name)
  }

  private func appendPlaces(
    _ people: CrisisRun.People, present: Double, _ day: Int, _ region: String,
    of event: CrisisAssessment, to text: inout CSVText
  ) {
    text.append(day)
    text.append((event.plan.event.start + day).iso)
    text.append(region)
    for persons in [
      people.admitted, present, people.received, people.hosted, people.passing,
      people.settledThemselves, people.placed, people.unregistered,
    ] {
      text.append(persons)
    }
  }

  /// All regions together, and those between them.
  private func appendCountry(_ day: Int, of event: CrisisAssessment, to text: inout CSVText) {
    var all = CrisisRun.People()
    for region in regions.indices {
      let people = event.run.people(day: day, region: region)
      all.admitted += people.admitted
      all.received += people.received
      all.hosted += people.hosted
      all.passing += people.passing
      all.settledThemselves += people.settledThemselves
      all.placed += people.placed
      all.unregistered += people.unregistered
    }
    let stocks = event.run.stocks[day]
    appendPlaces(all, present: stocks.present, day, "*", of: event, to: &text)
    for persons in [stocks.setOut, stocks.waiting, stocks.passedOn, stocks.returned, stocks.gaveUp]
    {
      text.append(persons)
    }
    for spread in [
      event.summary.setOut[day], event.summary.admitted[day], event.summary.present[day],
    ] {
      text.append(spread.p10)
      text.append(spread.p50)
      text.append(spread.p90)
    }
    text.append(event.name)
  }

  private var border: ForecastCSV.Table {
    table(ReadinessTables.border) { text in
      for event in results.assessments {
        for day in 0..<event.plan.dayCount {
          for (point, entry) in event.plan.points.enumerated() {
            for kind in TrafficClass.allCases {
              let row = event.run.borderRow(day: day, point: point, kind)
              text.append(day)
              text.append((event.plan.event.start + day).iso)
              text.append(entry.id)
              text.append(kind.name)
              text.append(row.arrivals)
              text.append(row.admitted)
              text.append(entry.capacity == nil ? nil : row.queue)
              text.append(entry.capacity == nil ? nil : row.waitDays)
              text.append(row.diverted)
              text.append(row.inTransit)
              text.append(row.givenUp)
              text.append(event.name)
            }
          }
        }
      }
    }
  }

  private var curve: ForecastCSV.Table {
    table(ReadinessTables.reserveCurve) { text in
      for event in results.assessments {
        for row in event.rows where row.status != .noData {
          for point in event.summary.curve(service: row.service, region: row.region) {
            text.append(row.region.map { regions[$0] } ?? "*")
            text.append(event.plan.services[row.service].id)
            text.append(point.reserve)
            text.append(point.probabilityOfNoGap)
            text.append(point.expectedUnservedPersonDays)
            text.append(event.plan.services[row.service].unit)
            text.append(event.name)
          }
        }
      }
    }
  }

  private var handOver: ForecastCSV.Table {
    table(ReadinessTables.handOver) { text in
      // Who comes by plan is in the yearly forecast already.
      for event in results.assessments where event.plan.event.kind == .surge {
        for (year, people) in event.handOver.entrants.sorted(by: { $0.key < $1.key }) {
          for region in regions.indices {
            let staying = event.handOver.stayingShare(
              enteredIn: year, in: year + 1, region: region)
            for sex in Sex.allCases {
              for age in Age.all where people[region, sex, age] > 0 {
                text.append(year)
                text.append(regions[region])
                text.append(sex.name)
                text.append(age)
                text.append(people[region, sex, age])
                text.append(staying)
                text.append(event.name)
              }
            }
          }
        }
      }
    }
  }

  // MARK: Ordinary years, and what all rests on

  private var annual: ForecastCSV.Table {
    table(ReadinessTables.annual) { text in
      let ordinary = results.ordinary
      var breaches: [String: Int] = [:]
      for row in ordinary.rows where (row.gap ?? 0) > 0 {
        let key = "\(row.region) \(row.service)"
        breaches[key] = min(breaches[key] ?? row.year, row.year)
      }
      for row in ordinary.rows {
        text.append(row.year)
        text.append(regions[row.region])
        text.append(row.service)
        text.append(row.demand)
        text.append(row.capacity)
        text.append(row.gap)
        text.append(row.unit)
        text.append(breaches["\(row.region) \(row.service)"].map(Double.init))
      }
    }
  }

  private var norms: ForecastCSV.Table {
    table(ReadinessTables.norms) { text in
      for use in results.preparation.norms.uses {
        let service = results.preparation.norms.services.first { $0.id == use.service }
        text.append(use.service)
        text.append("\(use.driver)")
        text.append(use.phase.rawValue)
        text.append(use.international)
        text.append(use.national)
        text.append(use.used)
        text.append(service?.unit ?? "")
        text.append(use.source)
        text.append(use.confidence == .unstated ? "" : use.confidence.rawValue)
      }
    }
  }

  private var assumptions: ForecastCSV.Table {
    table(ReadinessTables.assumptions) { text in
      for item in results.preparation.assumptions.items {
        text.append(item.name)
        text.append(item.value)
        text.append(item.unit)
        text.append(item.basis)
      }
    }
  }

  private var checklist: ForecastCSV.Table {
    table(ReadinessTables.checklist) { text in
      for item in results.checklist.items {
        text.append(item.topic)
        text.append(item.question)
        text.append(item.source)
        text.append(item.answer.rawValue)
        text.append(item.finding)
      }
    }
  }
}
