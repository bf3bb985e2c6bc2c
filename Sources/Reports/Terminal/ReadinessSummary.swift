import Demography
import Readiness
import ScenarioEngine

/// What `kosh readiness` shows: by region the service that is short first, when, by how much, and the
/// reserve that would do.
package struct ReadinessSummary: Sendable {
  private let results: ReadinessResults

  package init(_ results: ReadinessResults) { self.results = results }

  package var text: String {
    var lines = results.assessments.flatMap(lines)
    lines += ordinary
    lines += results.preparation.notes.flatMap { wrapped("note: " + $0, indent: "  ") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of event: CrisisAssessment) -> [String] {
    let plan = event.plan
    let arrivals = plan.event.waves.reduce(0) { $0 + $1.arrivals.central }
    var table = TextTable()
    table.add([
      "region", "received, 80 %", "first to fail", "on", "peak gap", "reserve at 80 %", "unit",
      "unknown",
    ])
    for region in 0..<plan.regionCount where isTouched(region, event) {
      table.add(cells(region, event))
    }
    return [
      "\(event.name), from \(plan.event.start.iso), \(plan.dayCount) days, "
        + "\(grouped(Int(arrivals.rounded()))) persons, the scenario's assumption", "",
    ] + table.lines + [""] + asked(of: event) + [""] + wrapped(unverified(event), indent: "") + [""]
  }

  /// What the event asks for whatever there is: a reserve of this size would do in 80 % of the members
  /// if nothing were to spare.
  private func asked(of event: CrisisAssessment) -> [String] {
    let plan = event.plan
    var table = TextTable()
    table.add(["service", "most asked of", "on", "a day, 80 %", "unit"])
    for service in plan.services.indices {
      let needs = (0..<plan.regionCount).map {
        event.summary.peakDemand(service: service, region: $0, confidence: 0.8)
      }
      guard let region = needs.indices.max(by: { needs[$0] < needs[$1] }), needs[region] >= 0.5
      else { continue }
      let row = event.row(region: region, service: service)
      table.add([
        plan.services[service].id, results.country.regions.regions[region].name.english,
        (plan.event.start + row.load.peakDay).iso,
        grouped(Int(needs[region].rounded(.up))), plan.services[service].unit,
      ])
    }
    return table.lines
  }

  private func isTouched(_ region: Int, _ event: CrisisAssessment) -> Bool {
    event.plan.services.indices.contains {
      event.row(region: region, service: $0).load.peakDemand >= 0.5
    }
  }

  private func cells(_ region: Int, _ event: CrisisAssessment) -> [String] {
    let plan = event.plan
    let name = results.country.regions.regions[region].name.english
    let rows = plan.services.indices.map { event.row(region: region, service: $0) }
    let unknown = rows.count { $0.status == .noData }
    let doubt = "\(unknown) of \(rows.count)"
    // Who needs a place is known whatever else is not.
    let places = plan.services.firstIndex { $0.id == "reception_places" }
    let received =
      places.map {
        event.summary.peakDemand(service: $0, region: region, confidence: 0.8)
      }.map { grouped(Int($0.rounded(.up))) } ?? ""
    guard let first = event.firstFailing(region: region) else {
      let verdict = unknown == rows.count ? "no data" : unknown > 0 ? "none known" : "none"
      return [name, received, verdict, "", "", "", "", doubt]
    }
    let service = plan.services[first.service]
    return [
      name, received, service.id,
      first.load.saturationDay.map { (plan.event.start + $0).iso } ?? "",
      grouped(Int(first.load.largestGap.rounded(.up))),
      event.reserve(first, confidence: 0.8).map { grouped(Int($0.rounded(.up))) } ?? "",
      service.unit, doubt,
    ]
  }

  private func unverified(_ event: CrisisAssessment) -> String {
    let rows = event.rows.filter { $0.region != nil && $0.load.peakDemand > 0 }
    let known = rows.filter { $0.status != .noData }
    let mean =
      rows.isEmpty ? 0 : rows.reduce(0) { $0 + $1.unverifiedShare } / Double(rows.count)
    return
      "received: the most in reception places on a day that 80 % of the members do not exceed. "
      + "Of \(rows.count) services by region that are asked for something, \(known.count) have known "
      + "capacity and use. On average \(Int((100 * mean).rounded())) % of the inputs behind a row "
      + "are not verified. `kosh readiness --request DIR` writes forms for what is not known."
  }

  private var ordinary: [String] {
    let country = results.country
    var breaches: [String] = []
    for region in 0..<country.regions.count {
      for service in results.ordinary.services {
        guard let year = results.ordinary.yearOfBreach(region: region, service: service) else {
          continue
        }
        breaches.append("\(country.regions.regions[region].name.english) \(service) \(year)")
      }
    }
    guard !breaches.isEmpty else { return [] }
    return wrapped(
      "Short in ordinary years, by first year: " + breaches.joined(separator: ", "), indent: "  ")
      + [""]
  }
}
