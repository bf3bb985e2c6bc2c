import Diagnostics
import Tables
import TestSupport
import Testing
import data_compiler

@Suite struct ReproducibilityTests {
  @Test func `compiling the inputs again gives the committed package byte for byte`() throws {
    let compilation = try Compilation(inputFolder: CommittedPackage.inputs)
    let folder = TemporaryFolder()
    let tables = compilation.tables
    try PackageFolder(path: folder.path).write(tables)
    for name in tables.map(\.description.file) + ["datapackage.json"] {
      let made = try InputFile.read(folder + name, sizeLimit: 1 << 26).bytes
      let committed = try InputFile.read("\(CommittedPackage.data)/\(name)", sizeLimit: 1 << 26)
        .bytes
      #expect(made == committed, "\(name) differs: run data-compiler and commit what it writes")
    }
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
