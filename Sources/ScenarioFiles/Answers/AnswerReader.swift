import Demography
import Diagnostics
import Readiness
import ScenarioEngine
import Tables

/// Reads forms that agencies have returned and puts their answers in the place of what was not known.
package enum AnswerReader {
  /// What came back.
  package struct Answers: Sendable {
    package var country: CountryData
    /// Forms without a single answer, by file, and questions left open in the others.
    package var unanswered: [String]
    package var openQuestions: Int
    package var answered: Int
    package var files: [SourceFile]
  }

  /// - Parameter folder: all its CSV files but the list of forms.
  /// - Throws: `InputRejected` with every fault of every form.
  package static func merge(
    folder: String, into country: CountryData
  ) throws(InputRejected) -> Answers {
    guard FilePath.isFolder(folder) else {
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: folder, line: 1), "there is no such folder",
          remedy: "--answers takes the folder of the forms that `--request` wrote",
          isMissingInput: true))
    }
    var answers = Answers(
      country: country, unanswered: [], openQuestions: 0, answered: 0, files: [])
    var faults: [Diagnostic] = []
    let names = FilePath.contents(ofFolder: folder).filter {
      $0.hasSuffix(".csv") && $0 != "forms.csv"
    }
    if names.isEmpty {
      faults.append(
        Diagnostic(
          at: SourcePosition(file: folder, line: 1), "the folder holds no form",
          remedy: "write forms with `kosh readiness FILE --request DIR`", isMissingInput: true))
    }
    var stated: [String: String] = [:]
    for name in names {
      do throws(InputRejected) {
        try read(FilePath.joined(folder, name), &answers, &stated)
      } catch {
        faults += error.diagnostics
      }
    }
    guard faults.isEmpty else { throw InputRejected(faults) }
    return answers
  }

  private static func read(
    _ path: String, _ answers: inout Answers, _ stated: inout [String: String]
  ) throws(InputRejected) {
    let file = try InputFile.read(path, sizeLimit: CSVFile.sizeLimit)
    answers.files.append(
      SourceFile(
        path: file.path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count))
    var table = CheckedTable(
      try CSVFile(file), as: ReadinessTables.form, regions: lookup(answers.country.regions))
    guard table.hasAllColumns, let regions = table.codes("region"),
      let capacities = table.numbers("capacity"), let demands = table.numbers("demand")
    else { throw InputRejected(table.diagnostics) }
    var found = 0
    for row in 0..<table.rowCount where table.isSound[row] {
      let place = table.text(row, "place")
      check(&table, row, answers.country)
      let isEmpty = capacities[row].isNaN && demands[row].isNaN
      if isEmpty {
        answers.openQuestions += 1
        continue
      }
      let key = "\(regions[row]) \(table.text(row, "service")) \(place)"
      if let other = stated.updateValue(path, forKey: key), other != path {
        table.refuse(
          row: row, "service", "was answered already, in \(other)", "keep one of the two answers")
      }
      found += 1
      answers.country.planning.take(
        Answer(
          region: regions[row], service: table.text(row, "service"), place: place,
          capacity: capacities[row].isNaN ? nil : capacities[row],
          demand: demands[row].isNaN ? nil : demands[row], unit: table.text(row, "unit"),
          date: table.text(row, "date"), agency: table.text(row, "agency"), file: path))
    }
    if !table.faults.isEmpty { throw InputRejected(table.diagnostics) }
    answers.answered += found
    if found == 0 { answers.unanswered.append(path) }
  }

  private static func lookup(_ regions: RegionSet) -> RegionLookup {
    RegionLookup(row: { regions.row(of: $0) }, remedy: { regions.remedy(for: $0) })
  }

  /// The service and the checkpoint exist, and figures are in the unit that was asked for.
  private static func check(_ table: inout CheckedTable, _ row: Int, _ country: CountryData) {
    let (service, place) = (table.text(row, "service"), table.text(row, "place"))
    if service == MissingInputs.borderService {
      guard !country.checkpoints.contains(place) else { return }
      table.refuse(
        row: row, "place", "there is no checkpoint '\(place)'",
        NearestName.remedy(for: place, among: country.checkpoints)
          ?? "the names are those of checkpoints.csv")
      return
    }
    let known = ServiceNorms(country.planning.norms).services
    guard let found = known.first(where: { $0.id == service }) else {
      table.refuse(
        row: row, "service", "there is no service '\(service)'",
        NearestName.remedy(for: service, among: known.map(\.id))
          ?? "one of: " + known.map(\.id).joined(separator: ", "))
      return
    }
    let region = table.codes("region")?[row] ?? 0
    let unit = country.planning.capacity(of: service, region: region)?.unit ?? found.unit
    if table.text(row, "unit") != unit {
      table.refuse(
        row: row, "unit", "'\(table.text(row, "unit"))' is not the unit that was asked for",
        "give the figures in \(unit)")
    }
  }
}

/// One answered question.
private struct Answer {
  let region: Int
  let service: String
  let place: String
  let capacity: Double?
  let demand: Double?
  let unit: String
  let date: String
  let agency: String
  let file: String
}

extension PlanningRecords {
  /// What an agency answers is taken as read from a publication; its form is the source.
  fileprivate mutating func take(_ answer: Answer) {
    let source = "answer of \(answer.agency), \(answer.file)"
    if answer.service == MissingInputs.borderService {
      guard let index = checkpoints.firstIndex(where: { $0.name == answer.place }) else { return }
      checkpoints[index].personsPerDay = answer.capacity ?? checkpoints[index].personsPerDay
      checkpoints[index].basePersonsPerDay = answer.demand ?? checkpoints[index].basePersonsPerDay
      checkpoints[index].source = source
      checkpoints[index].confidence = .verified
      return
    }
    let old = capacity(of: answer.service, region: answer.region)
    capacities.removeAll { $0.service == answer.service && $0.region == answer.region }
    capacities.append(
      CapacityRecord(
        region: answer.region, service: answer.service, capacity: answer.capacity ?? old?.capacity,
        demand: answer.demand ?? old?.demand, buildPerDay: old?.buildPerDay, unit: answer.unit,
        date: answer.date.isEmpty ? old?.date : answer.date, agency: answer.agency,
        source: source, confidence: .verified))
  }
}
