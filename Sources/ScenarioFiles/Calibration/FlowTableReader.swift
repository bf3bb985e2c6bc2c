import Diagnostics
import LinearAlgebra
import Migration
import ScenarioEngine
import Tables

/// Reads a plain table of flows with the covariates that a fit asks for.
package struct FlowTableReader {
  private var table: CheckedTable
  private let path: String
  private var places: [String] = []
  private var rowByPlace: [String: Int] = [:]
  /// Places of each row, by number.
  private var ends: [(origin: Int, destination: Int)] = []

  /// - Throws: `InputRejected` with every fault of the table, by line.
  package static func read(
    _ path: String, for request: CalibrationRequest
  ) throws(InputRejected) -> (sample: FlowSample, file: SourceFile) {
    let input = try InputFile.read(path, sizeLimit: CSVFile.sizeLimit)
    let file = SourceFile(
      path: path, sha256: SHA256.hexadecimal(of: input.bytes), byteCount: input.bytes.count)
    var reader = FlowTableReader(path: path, csv: try CSVFile(input))
    let terms: [CovariateTerm]
    do {
      terms = try CovariateTerm.all(request.covariates, among: reader.covariateNames)
    } catch { throw error.rejection(in: path) }
    return (try reader.sample(request, terms), file)
  }

  private init(path: String, csv: CSVFile) {
    self.path = path
    table = CheckedTable(csv, as: FlowTable.description, regions: nil)
  }

  /// Every column that the description does not know.
  private var covariateNames: [String] {
    table.file.header.filter { FlowTable.description.column(named: $0) == nil }
  }

  private mutating func sample(
    _ request: CalibrationRequest, _ terms: [CovariateTerm]
  ) throws(InputRejected) -> FlowSample {
    refuseMissingColumns(request)
    if table.hasAllColumns { try numberPlaces() }
    let numbers = terms.map { covariate($0.column) }
    guard table.faults.isEmpty, let persons = table.numbers("persons") ?? table.numbers("flow"),
      let kilometres = table.numbers("km")
    else { throw InputRejected(table.diagnostics) }
    let count = places.count
    // Pairs without row are not observed; a kilometre keeps their logarithm finite.
    var distances = DistanceTable(
      kilometres: Matrix(rows: count, columns: count, repeating: 1),
      contiguous: Matrix(rows: count, columns: count), ring: Matrix(rows: count, columns: count))
    var flows = Matrix(rows: count, columns: count)
    var observed = [Bool](repeating: false, count: count * count)
    var confidence = [Confidence](repeating: .unstated, count: count * count)
    var columns = terms.map { _ in Matrix(rows: count, columns: count) }
    let (borders, rings) = (table.codes("contiguous"), table.codes("ring"))
    for (row, (i, j)) in ends.enumerated() where i != j {
      let cell = i * count + j
      observed[cell] = true
      flows.elements[cell] = persons[row]
      distances.kilometres.elements[cell] = kilometres[row]
      distances.contiguous.elements[cell] = borders?[row] == 1 ? 1 : 0
      distances.ring.elements[cell] = rings?[row] == 1 ? 1 : 0
      confidence[cell] = table.confidence(row)
      for column in terms.indices { columns[column].elements[cell] = numbers[column][row] }
    }
    return FlowSample(
      places: places, flows: flows, observed: observed, distances: distances,
      covariates: Dictionary(
        uniqueKeysWithValues: zip(terms.map(\.column), columns.map { .pair($0) })),
      confidence: confidence)
  }

  private mutating func refuseMissingColumns(_ request: CalibrationRequest) {
    if !table.has("persons"), !table.has("flow") {
      table.refuse(
        row: -1, "origin", "the column 'persons' is missing", "add it: moves, in persons")
    }
    for (isAsked, column) in [(request.ring, "ring"), (request.contiguous, "contiguous")]
    where isAsked && !table.has(column) {
      table.refuse(
        row: -1, "origin", "the column '\(column)' is missing, and --\(column) asks for it",
        "add it with 1 or 0, or leave --\(column) out")
    }
  }

  /// Gives places numbers in the order in which they appear.
  private mutating func numberPlaces() throws(InputRejected) {
    ends.reserveCapacity(table.rowCount)
    func number(_ name: String, in reader: inout FlowTableReader) -> Int {
      if let known = reader.rowByPlace[name] { return known }
      reader.rowByPlace[name] = reader.places.count
      reader.places.append(name)
      return reader.places.count - 1
    }
    for row in 0..<table.rowCount {
      let origin = number(table.text(row, "origin"), in: &self)
      ends.append((origin, number(table.text(row, "destination"), in: &self)))
      if places.count > FlowTable.placeLimit {
        throw InputRejected(
          table.file.fault(
            row: row, column: 0,
            "the table has more than \(FlowTable.placeLimit) places",
            "fit a part of it: all pairs of its places must fit into memory"))
      }
    }
    refuseEmptyDistances()
  }

  private mutating func refuseEmptyDistances() {
    guard let kilometres = table.numbers("km") else { return }
    for (row, (i, j)) in ends.enumerated() where i != j && kilometres[row] == 0 {
      table.refuse(
        row: row, "km", cause: "no distance", "two places lie no distance apart",
        "give the distance between their centres")
    }
  }

  private mutating func covariate(_ name: String) -> [Double] {
    let column = table.file.header.firstIndex(of: name) ?? 0
    return (0..<table.rowCount).map { row in
      if let number = table.file.number(row: row, column: column), number.isFinite {
        return number
      }
      table.faults.add(
        row: row, column: column, cause: "covariate \(name)",
        "'\(table.file.string(row: row, column: column))' is not a number",
        "a covariate has a number in every row, with a decimal point")
      return .nan
    }
  }
}
