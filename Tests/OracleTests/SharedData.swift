import Foundation
import TestSupport

/// The folder of source data that some machines have beside the repository.
enum SharedData {
  private static let extract = "\(Repository.root)/../shared/data/wpp2024"

  static let isThere = FileManager.default.fileExists(atPath: extract)

  struct CannotMake: Error { let message: String }

  /// Makes a country's data package in a new temporary folder, by the script that made the
  /// fixtures of the repository.
  static func fixture(of country: String) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let script = Repository.path("Tests/Fixtures/make_wpp_fixture.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, extract, folder.path, country]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CannotMake(message: "python3 \(script) ended with \(process.terminationStatus)")
    }
    return folder
  }
}
