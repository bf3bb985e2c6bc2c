import FoundationEssentials
import TestSupport
import Testing

/// What a file of the repository may import, name and hold.
@Suite("The repository")
struct RepositoryRulesTests {
  /// Who may import whom; an arrow permits everything below it too, but C libraries only here.
  static let arrows: [String: Set<String>] = [
    "kosh": ["ScenarioFiles", "ScenarioEngine", "Reports", "Diagnostics"],
    "data-compiler": ["Tables", "Migration", "Demography"],
    "engine-benchmarks": [
      "ScenarioFiles", "ScenarioEngine", "Reports", "AllocationCounter", "ProductClock",
    ],
    "ScenarioFiles": ["ScenarioEngine", "Tables", "Diagnostics", "CYAML"],
    "Reports": ["ScenarioEngine", "Tables", "ReportAssets", "CSQLite", "CXLSXWriter"],
    "ReportAssets": [],
    "ScenarioEngine": ["Projection", "Readiness", "Ensembles"],
    "Readiness": ["Migration", "Demography", "Ensembles"],
    "Projection": ["Migration", "Demography", "LinearAlgebra", "ProjectionKernels"],
    "ProjectionKernels": [],
    "Migration": ["Demography", "LinearAlgebra"],
    "Ensembles": ["LinearAlgebra", "CMPI"],
    "Demography": ["LinearAlgebra"],
    "LinearAlgebra": ["CBLAS"],
    "Tables": ["Diagnostics"],
    "Diagnostics": [],
  ]
  static let libraries: Set<String> = [
    "CBLAS", "CYAML", "CSQLite", "CXLSXWriter", "CMPI", "AllocationCounter", "ProductClock",
  ]
  /// Parts of the system and of the language that any target may use.
  static let system: Set<String> = ["Glibc", "Synchronization"]
  /// These also read no clock, no locale and no files but their own.
  static let withoutFoundation: Set<String> = [
    "Diagnostics", "Tables", "LinearAlgebra", "Demography", "Migration", "Projection", "Ensembles",
    "Readiness",
  ]

  @Test("imports along the arrows of its architecture and nothing else")
  func imports() throws {
    let files = try SourceFile.all(below: ["Sources", "Benchmarks"], named: ".swift")
    #expect(files.count > 100)
    for file in files {
      let arrows = try #require(Self.arrows[file.target], "\(file.path) belongs to no known target")
      var permitted = Self.below(file.target).subtracting(Self.libraries)
      permitted.formUnion(arrows.intersection(Self.libraries))
      permitted.formUnion(Self.system)
      if !Self.withoutFoundation.contains(file.target) { permitted.insert("FoundationEssentials") }
      // The program waits for the workers of an ensemble.
      if file.target == "kosh" { permitted.insert("Dispatch") }
      for module in file.imports {
        #expect(permitted.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  private static func below(_ target: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = Array(arrows[target] ?? [])
    while let next = waiting.popLast() {
      if found.insert(next).inserted { waiting += arrows[next] ?? [] }
    }
    return found
  }

  // And where the benchmark stands before one of them to time it.
  @Test("names routines of BLAS and LAPACK in LinearAlgebra alone")
  func libraryRoutines() throws {
    let routine = #/\bcblas_|\b[sd](?:ge|sy|po|tr|or|la|st)[a-z0-9]{2,4}_\(/#
    for file in try SourceFile.all(below: ["Sources", "Benchmarks"], named: ".swift", ".c", ".h")
    where !["LinearAlgebra", "CBLAS"].contains(file.target)
      && !file.path.hasPrefix("Benchmarks/ProductClock/")
    {
      let found = file.text.firstMatch(of: routine).map { String($0.output) }
      #expect(found == nil, "\(file.path) names \(found ?? "")")
    }
  }

  @Test("has no type with the name of its target")
  func typeNames() throws {
    for file in try SourceFile.all(below: ["Sources", "Benchmarks"], named: ".swift") {
      let name = file.target.replacing("-", with: "_")
      let declaration = try Regex(
        "\\b(struct|class|enum|actor|protocol|typealias)\\s+\(name)\\b")
      #expect(file.text.firstMatch(of: declaration) == nil, "\(file.path) declares \(name)")
    }
  }

  @Test("has source files that can be read in one go: below 450 lines")
  func lengths() throws {
    for file in try SourceFile.all(below: ["Sources"], named: ".swift") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines < 450, "\(file.path) has \(lines) lines")
    }
  }

  @Test("names no folder of somebody's machine and promises nothing for later")
  func traces() throws {
    let files = try SourceFile.all(
      below: [
        "Sources", "Tests", "Benchmarks", "Scenarios", ".ci", "Package.swift", "Makefile",
        "README.md", "CHANGELOG.md",
      ],
      named: ".swift", ".c", ".h", ".md", ".yaml", ".json", ".py", ".txt", "Makefile", "run",
      "refresh", "packages")
    // In pieces, so that this file does not name them.
    let traces = [
      "/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", "TO" + "DO", "FIX" + "ME",
    ]
    for file in files {
      for trace in traces {
        #expect(!file.text.contains(trace), "\(file.path) holds '\(trace)'")
      }
    }
  }
}

/// A text file of the repository.
private struct SourceFile {
  /// Below the repository's root.
  let path: String
  let text: String

  /// The target that the file belongs to.
  var target: String {
    let parts = path.split(separator: "/")
    if parts.first == "Benchmarks" { return "engine-benchmarks" }
    let folder = parts.count > 1 ? String(parts[1]) : ""
    return folder == "DataCompiler" ? "data-compiler" : folder
  }

  /// Modules, of lines such as `package import Tables` and `import struct Tables.CSVFile`.
  var imports: [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place < words.count - 1,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || Self.access.contains($0) })
      else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias"]
      let name = kinds.contains(words[place + 1]) ? words.last : words[place + 1]
      return name?.split(separator: ".").first.map(String.init)
    }
  }

  private static let access: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  static func all(below places: [String], named endings: String...) throws -> [SourceFile] {
    try places.flatMap { try paths($0) }
      .filter { path in endings.contains { path.hasSuffix($0) } }
      .map { path in
        let bytes = try Data(contentsOf: URL(filePath: Repository.path(path)))
        return SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
      }
  }

  private static func paths(_ place: String) throws -> [String] {
    var isFolder = false
    let exists = FileManager.default.fileExists(
      atPath: Repository.path(place), isDirectory: &isFolder)
    guard exists, isFolder else { return exists ? [place] : [] }
    return try TemporaryFolder.entries(Repository.path(place)).flatMap {
      try paths(place + "/" + $0)
    }
  }
}
