import Diagnostics
import FoundationEssentials
import Glibc
import ScenarioFiles
import Testing

@Suite struct `A broken data package` {
  @Test(arguments: TemporaryPackage.brokenNames)
  func `is refused with its place, its line and a remedy`(fault: String) throws {
    let package = try TemporaryPackage(fault: fault)
    var said = ""
    do throws(InputRejected) {
      _ = try CountryReader.read(folder: package.path)
    } catch {
      said =
        error.diagnostics.map(\.rendered).joined(separator: "\n")
        .replacing("\(package.path)/", with: "") + "\n"
    }
    let expected = TemporaryPackage.testFolder
      .appending(path: "BrokenPackages/\(fault)/expected.txt")
    if ProcessInfo.processInfo.environment["REFRESH_EXPECTED"] != nil {
      try Data(said.utf8).write(to: expected)
    }
    let words = try String(decoding: Data(contentsOf: expected), as: UTF8.self)
    #expect(said == words)
    #expect(!said.isEmpty)
  }

  @Test func `a folder that is not there is missing input`() throws {
    let error = #expect(throws: InputRejected.self) {
      try CountryReader.read(folder: "no/such/folder")
    }
    #expect(error?.isMissingInput == true)
    #expect(
      error?.diagnostics.map(\.rendered) == [
        """
        no/such/folder:1:1: error: there is no such folder
          a data package is a folder with regions.csv and the other tables
        """
      ])
  }

  @Test func `a gigabyte that is mostly hole is refused without being read`() throws {
    let package = try TemporaryPackage()
    let handle = open(package.url("population.csv").path, O_WRONLY)
    #expect(ftruncate(handle, 1 << 30) == 0)
    close(handle)
    let error = #expect(throws: InputRejected.self) {
      try CountryReader.read(folder: package.path)
    }
    #expect(
      error?.diagnostics.map(\.message) == [
        "the file holds 1073741824 bytes; the limit is 67108864"
      ])
  }

  @Test func `a named pipe is refused at once`() throws {
    let package = try TemporaryPackage()
    try FileManager.default.removeItem(at: package.url("mortality.csv"))
    #expect(mkfifo(package.url("mortality.csv").path, 0o600) == 0)
    let error = #expect(throws: InputRejected.self) {
      try CountryReader.read(folder: package.path)
    }
    #expect(error?.diagnostics.map(\.message) == ["is not an ordinary file"])
  }

  @Test func `every fault folder says what it expects`() {
    #expect(TemporaryPackage.brokenNames.count >= 70)
  }
}
