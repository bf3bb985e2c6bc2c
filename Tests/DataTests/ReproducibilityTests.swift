import Diagnostics
import Glibc
import Tables
import Testing
import data_compiler

@Suite struct ReproducibilityTests {
  @Test func `compiling the inputs again gives the committed package byte for byte`() throws {
    let compilation = try Compilation(inputFolder: CommittedPackage.inputs)
    var template = Array("/tmp/kosh-package-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let tables = compilation.tables
    try PackageFolder(path: folder).write(tables)
    for name in tables.map(\.description.file) + ["datapackage.json"] {
      let made = try InputFile.read("\(folder)/\(name)", sizeLimit: 1 << 26).bytes
      let committed = try InputFile.read("\(CommittedPackage.data)/\(name)", sizeLimit: 1 << 26)
        .bytes
      #expect(made == committed, "\(name) differs: run data-compiler and commit what it writes")
      unlink("\(folder)/\(name)")
    }
    rmdir(folder)
  }

  @Test func `every table of the package is known and every required one is there`() throws {
    let made = try Compilation(inputFolder: CommittedPackage.inputs).tables.map {
      $0.description.file
    }
    for table in PackageTables.all where table.isRequired { #expect(made.contains(table.file)) }
    #expect(Set(made).isSubset(of: PackageTables.all.map(\.file)))
    #expect(Set(made).count == made.count)
  }

  @Test func `every row has a source, a confidence and no empty required cell`() throws {
    for table in try Compilation(inputFolder: CommittedPackage.inputs).tables {
      let file = try CommittedPackage.table(table.description)
      #expect(file.rowCount > 0)
      #expect(Provenance.faults(file).isEmpty, "\(table.description.file)")
      let check = CheckedTable(file, as: table.description, regions: CommittedPackage.lookup)
      #expect(check.diagnostics.isEmpty, "\(check.diagnostics.map(\.rendered))")
    }
  }
}
