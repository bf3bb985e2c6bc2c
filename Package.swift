// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "kosh",
  products: [
    .executable(name: "kosh", targets: ["kosh"]),
    .executable(name: "data-compiler", targets: ["data-compiler"]),
    .executable(name: "engine-benchmarks", targets: ["engine-benchmarks"]),
  ],
  traits: [
    .trait(
      name: "MPI", description: "shares ensembles out over MPI ranks; needs libopenmpi-dev"),
    .default(enabledTraits: []),
  ],
  targets: [
    // The C libraries, each behind one door.
    .systemLibrary(
      name: "CBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapack-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CMPI", pkgConfig: "ompi-c", providers: [.apt(["libopenmpi-dev"])]),

    // Files in: what is wrong and where, tables, scenarios.
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "Tables", dependencies: ["Diagnostics"], swiftSettings: settings),
    .target(
      name: "ScenarioFiles",
      dependencies: [
        "ScenarioEngine", "Readiness", "Ensembles", "Migration", "Demography", "LinearAlgebra",
        "Tables", "Diagnostics", "CYAML",
      ],
      swiftSettings: settings),

    // The engine, from the field's alphabet up to a run.
    .target(name: "LinearAlgebra", dependencies: ["CBLAS"], swiftSettings: settings),
    .target(name: "Demography", dependencies: ["LinearAlgebra"], swiftSettings: settings),
    .target(
      name: "Migration", dependencies: ["Demography", "LinearAlgebra"], swiftSettings: settings),
    .target(
      name: "Ensembles",
      dependencies: ["LinearAlgebra", .target(name: "CMPI", condition: .when(traits: ["MPI"]))],
      swiftSettings: settings),
    .target(name: "ProjectionKernels"),
    .target(
      name: "Projection",
      dependencies: ["Migration", "Demography", "LinearAlgebra", "ProjectionKernels"],
      swiftSettings: settings),
    .target(
      name: "Readiness", dependencies: ["Ensembles", "Migration", "Demography", "LinearAlgebra"],
      swiftSettings: settings),
    .target(
      name: "ScenarioEngine",
      dependencies: [
        "Projection", "Readiness", "ProjectionKernels", "Ensembles", "Migration", "Demography",
        "LinearAlgebra",
      ],
      swiftSettings: settings),

    // Results out. The page's own files, and Debian's d3 where `make` has copied it.
    .target(name: "ReportAssets", exclude: ["Files"]),
    .target(
      name: "Reports",
      dependencies: [
        "ScenarioEngine", "Projection", "Ensembles", "Migration", "Demography", "LinearAlgebra",
        "Tables", "Diagnostics", "ReportAssets", "CSQLite", "CXLSXWriter",
      ],
      swiftSettings: settings),

    // Programs.
    .executableTarget(
      name: "kosh",
      dependencies: [
        "ScenarioFiles", "ScenarioEngine", "Reports", "Readiness", "Ensembles", "Migration",
        "Demography", "LinearAlgebra", "Tables", "Diagnostics",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "data-compiler",
      dependencies: ["Tables", "Migration", "Demography", "Diagnostics"],
      path: "Sources/DataCompiler", swiftSettings: settings),
    .target(
      name: "AllocationCounter", path: "Benchmarks/AllocationCounter"),
    .target(name: "ProductClock", path: "Benchmarks/ProductClock"),
    .executableTarget(
      name: "engine-benchmarks",
      dependencies: [
        "ScenarioFiles", "ScenarioEngine", "Reports", "Readiness", "Ensembles", "Projection",
        "Migration",
        "Demography", "LinearAlgebra", "Tables", "Diagnostics", "AllocationCounter", "ProductClock",
      ],
      path: "Benchmarks/Engine", swiftSettings: settings),

    // Tests, one bundle for each target.
    .target(
      name: "TestSupport",
      dependencies: ["ScenarioEngine", "Projection", "Migration", "Demography", "LinearAlgebra"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DemographyTests",
      dependencies: ["ScenarioEngine", "Demography", "LinearAlgebra", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "MigrationTests",
      dependencies: [
        "ScenarioEngine", "Migration", "Demography", "LinearAlgebra", "Tables", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EnsemblesTests",
      dependencies: ["ScenarioEngine", "Ensembles", "LinearAlgebra", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ReadinessTests",
      dependencies: ["Readiness", "Ensembles", "Demography", "LinearAlgebra", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ProjectionTests",
      dependencies: [
        "Projection", "ProjectionKernels", "Migration", "Demography", "LinearAlgebra",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ScenarioEngineTests",
      dependencies: [
        "ScenarioEngine", "Readiness", "Projection", "Migration", "Demography", "LinearAlgebra",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "ScenarioEngine", "Demography", "LinearAlgebra", "Tables", "Diagnostics",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Diagnostics"], swiftSettings: settings),
    .testTarget(
      name: "ScenarioFilesTests",
      dependencies: [
        "ScenarioFiles", "ScenarioEngine", "Ensembles", "Migration", "Demography", "LinearAlgebra",
        "Tables", "Diagnostics", "TestSupport",
      ],
      exclude: ["Broken", "BasePackage", "BrokenPackages"], swiftSettings: settings),
    .testTarget(
      name: "DataTests",
      dependencies: ["data-compiler", "Demography", "Tables", "Diagnostics", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "KoshTests",
      dependencies: [
        "kosh", "ScenarioFiles", "ScenarioEngine", "Reports", "Migration", "LinearAlgebra",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "OracleTests",
      dependencies: [
        "ScenarioFiles", "ScenarioEngine", "Projection", "Demography", "Tables", "Diagnostics",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "KazakhstanTests",
      dependencies: [
        "ScenarioFiles", "ScenarioEngine", "Projection", "Ensembles", "Migration", "Demography",
        "Diagnostics",
        "TestSupport",
      ],
      swiftSettings: settings),
    // The built program from outside, and rules that the whole repository keeps.
    .testTarget(
      name: "EndToEndTests", dependencies: ["kosh", "TestSupport"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
