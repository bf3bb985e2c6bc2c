import Demography
import ScenarioEngine
import Tables

// MARK: - capacity.csv, agencies.csv, checkpoints.csv, standards.csv and study_places.csv

extension PackageReading {
  mutating func readPlanning() -> PlanningRecords {
    PlanningRecords(
      capacities: readCapacities(), checkpoints: readCheckpoints(), norms: readNorms(),
      studyPlaces: readStudyPlaces(), agencies: readAgencies())
  }

  /// Rows of `*` are spread over the regions that have no row of their own for the service.
  private mutating func readCapacities() -> [CapacityRecord] {
    guard let table = table(PackageTables.capacity) else { return [] }
    defer { close(table) }
    guard hasRegions, let rows = table.codes("region"), let capacities = table.numbers("capacity"),
      let demands = table.numbers("demand")
    else { return [] }
    var own: [CapacityRecord] = []
    var shared: [CapacityRecord] = []
    for row in 0..<table.rowCount where table.isSound[row] {
      let date = table.text(row, "date")
      let record = CapacityRecord(
        region: max(0, rows[row]), service: table.text(row, "service"),
        capacity: known(capacities[row]), demand: known(demands[row]),
        buildPerDay: known(table.numbers("build_per_day")?[row]), site: table.text(row, "site"),
        fullCapacity: known(table.numbers("full_capacity")?[row]),
        openingDay: known(table.numbers("opening_day")?[row]).map { Int($0) },
        unit: table.text(row, "unit"), date: date.isEmpty ? nil : date,
        agency: table.text(row, "agency"), source: table.text(row, "source"),
        confidence: confidence(table, row))
      if rows[row] >= 0 { own.append(record) } else { shared.append(record) }
    }
    for record in shared {
      let stated = Set(own.filter { $0.service == record.service }.map(\.region))
      for region in 0..<regions.count where !stated.contains(region) {
        var copy = record
        copy.region = region
        own.append(copy)
      }
    }
    return own
  }

  private mutating func readCheckpoints() -> [Checkpoint] {
    guard let table = table(PackageTables.checkpoints) else { return [] }
    defer { close(table) }
    guard hasRegions, let rows = table.codes("region") else { return [] }
    let (lanes, capacities) = (table.numbers("lanes"), table.numbers("persons_per_day"))
    let traffic = table.numbers("base_persons_per_day")
    return (0..<table.rowCount).filter { table.isSound[$0] && rows[$0] >= 0 }.map { row in
      Checkpoint(
        name: table.text(row, "checkpoint"), neighbour: table.text(row, "neighbour"),
        mode: table.text(row, "mode"), region: rows[row], lanes: known(lanes?[row]),
        personsPerDay: known(capacities?[row]), basePersonsPerDay: known(traffic?[row]),
        source: table.text(row, "source"), confidence: confidence(table, row))
    }
  }

  private mutating func readAgencies() -> [String: LocalizedName] {
    guard let table = table(PackageTables.agencies) else { return [:] }
    defer { close(table) }
    var names: [String: LocalizedName] = [:]
    for row in 0..<table.rowCount where table.isSound[row] {
      let agency = table.text(row, "agency")
      let english = table.text(row, "name_en")
      names[agency] = LocalizedName(
        english: english.isEmpty ? agency : english, russian: table.text(row, "name_ru"),
        kazakh: table.text(row, "name_kk"))
    }
    return names
  }

  private mutating func readNorms() -> [NormRecord] {
    guard let table = table(PackageTables.standards) else { return [] }
    defer { close(table) }
    guard let values = table.numbers("value") else { return [] }
    return (0..<table.rowCount).filter { table.isSound[$0] }.map { row in
      NormRecord(
        service: table.text(row, "service"), indicator: table.text(row, "indicator"),
        value: values[row], unit: table.text(row, "unit"), per: table.text(row, "per"),
        phase: table.text(row, "phase"), agency: table.text(row, "agency"),
        source: table.text(row, "source"), confidence: confidence(table, row))
    }
  }

  private mutating func readStudyPlaces() -> [StudyPlacesRecord] {
    guard let table = table(PackageTables.studyPlaces) else { return [] }
    defer { close(table) }
    guard hasRegions, let years = table.codes("year"), let rows = table.codes("region"),
      let values = table.numbers("value")
    else { return [] }
    return (0..<table.rowCount).filter { table.isSound[$0] }.map { row in
      StudyPlacesRecord(
        year: years[row], region: rows[row] >= 0 ? rows[row] : nil,
        measure: table.text(row, "measure"), value: values[row])
    }
  }

  private func known(_ value: Double?) -> Double? { value.flatMap { $0.isNaN ? nil : $0 } }

  private func confidence(_ table: CheckedTable, _ row: Int) -> Confidence {
    switch table.codes("confidence")?[row] {
    case 0: .verified
    case 1: .derived
    case 2: .unverified
    default: .unstated
    }
  }
}
