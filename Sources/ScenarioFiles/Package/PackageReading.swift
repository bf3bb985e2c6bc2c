import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// A data package while it is read: what was found, what was wrong, what was taken as given.
struct PackageReading {
  let folder: PackageFolder
  /// The package's `name` in `datapackage.json`, or the folder's.
  private(set) var name: String
  /// Empty until `readRegions`, and when the regions could not be read.
  var regions = RegionSet([])
  /// Required tables that may be missing all the same.
  var canDoWithout: [String] = []
  private(set) var confidence: [String: ConfidenceCount] = [:]
  private(set) var files: [SourceFile] = []
  private(set) var notes: [String] = []
  private var faults: [Diagnostic] = []
  private var tablesRead: Set<String> = []

  init(folder path: String) throws(InputRejected) {
    folder = try PackageFolder(path)
    name = folder.lastComponent
    readName()
    for (found, meant) in folder.misspelt {
      faults.append(
        Diagnostic(
          at: SourcePosition(file: folder.file(found), line: 1), "no table has this name",
          remedy: "did you mean '\(meant)'? Rename the file"))
    }
  }

  var hasRegions: Bool { regions.count > 0 }

  /// A table of the package, its cells checked; `nil` when it is absent or no table at all.
  mutating func table(_ description: TableDescription) -> CheckedTable? {
    tablesRead.insert(description.file)
    guard folder.names.contains(description.file) else {
      if description.isRequired, !canDoWithout.contains(description.file) {
        refuseMissing(description)
      }
      return nil
    }
    do throws(InputRejected) {
      let file = try read(description.file)
      let csv = try CSVFile(file)
      guard csv.rowCount > 0 else {
        throw InputRejected(
          csv.fault(
            row: -1, column: 0, "the table has a header and no rows",
            description.isRequired ? "a data package needs them: \(description.meaning)" : nil))
      }
      return CheckedTable(csv, as: description, regions: hasRegions ? lookup : nil)
    } catch {
      faults += error.diagnostics
      return nil
    }
  }

  /// Takes over what was found wrong with a table, and counts its rows by confidence.
  mutating func close(_ table: CheckedTable) {
    faults += table.diagnostics
    var count = ConfidenceCount()
    let codes = table.codes("confidence")
    for row in 0..<table.rowCount {
      switch codes?[row] {
      case 0: count.verified += 1
      case 1: count.derived += 1
      case 2: count.unverified += 1
      default: count.unstated += 1
      }
    }
    confidence[table.description.name] = count
  }

  /// Takes over what was found wrong with a file that is no table.
  mutating func refuse(_ diagnostics: [Diagnostic]) { faults += diagnostics }

  mutating func note(_ sentence: String) { notes.append(sentence) }

  /// Reports a table that is needed and not there, unless a file is nearly named so.
  mutating func refuseMissing(_ description: TableDescription, because reason: String? = nil) {
    guard !folder.names.contains(description.file),
      !folder.misspelt.contains(where: { $0.meant == description.file })
    else { return }
    let columns = description.columns.filter(\.isRequired).map(\.name)
    faults.append(
      Diagnostic(
        at: SourcePosition(file: folder.file(description.file), line: 1),
        "the table is missing" + (reason.map { ": \($0)" } ?? ""),
        remedy:
          "add it: \(description.meaning); columns \(columns.joined(separator: ", "))",
        isMissingInput: true))
  }

  /// Tables that no value of `CountryData` needs are refused for their faults like the others.
  mutating func checkOtherTables() {
    for description in PackageTables.all where !tablesRead.contains(description.file) {
      if let table = table(description) { close(table) }
    }
  }

  func refuseFaults() throws(InputRejected) {
    guard !faults.isEmpty else { return }
    let byPlace = faults.enumerated().sorted { a, b in
      guard let first = a.element.position, let second = b.element.position else {
        return a.offset < b.offset
      }
      return first == second ? a.offset < b.offset : first < second
    }
    throw InputRejected(byPlace.map(\.element))
  }

  /// Reads a file of the folder and remembers its hash.
  mutating func read(_ name: String) throws(InputRejected) -> InputFile {
    let file = try InputFile.read(folder.file(name), sizeLimit: CSVFile.sizeLimit)
    files.append(
      SourceFile(
        path: file.path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count))
    return file
  }

  private mutating func readName() {
    guard folder.names.contains("datapackage.json") else { return }
    do throws(InputRejected) {
      let file = try read("datapackage.json")
      let json = try JSONValue(parsing: try file.validatedUTF8(), path: file.path)
      if let text = json["name"]?.text, !text.isEmpty { name = text }
    } catch {
      faults += error.diagnostics
    }
  }
}
