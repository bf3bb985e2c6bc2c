import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// Writes a run's folder: tables, inputs, descriptor and record, exchanged at the end.
package struct ForecastOutputs: Sendable {
  package var forecast: Forecast
  package var inputs: RunInputs
  /// Its end time is set when the record is written.
  package var record: RunRecord
  package var dialect: CSVText.Dialect
  package var ensemble: EnsembleSummary?
  /// What is written beside the CSV tables.
  package var formats: Set<OutputFormat>
  /// What events ask of services by day, for the reports.
  package var readiness: ReadinessResults?
  /// Tables of other parts of the results that go into the reports, such as the indicators.
  package var otherTables: [RunTable] = []
  /// Of the reports; never empty, and the first comes first.
  package var languages: [Language]
  /// Point runs of the scenario's sweep.
  package var sweep: SweepCSV?

  package init(
    _ forecast: Forecast, ensemble: EnsembleSummary? = nil, inputs: RunInputs, record: RunRecord,
    dialect: CSVText.Dialect = .standard, formats: Set<OutputFormat> = [],
    languages: [Language] = [.english]
  ) {
    self.forecast = forecast
    self.ensemble = ensemble
    self.inputs = inputs
    self.record = record
    self.dialect = dialect
    self.formats = formats
    self.languages = languages
  }

  /// - Parameters:
  ///   - folder: opened before the run, so that a folder which may not be replaced is refused
  ///     before anything is computed.
  ///   - clock: read once, when everything but the record is written.
  /// - Returns: the files written, in order, below the folder.
  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised; the previous outputs then
  ///   stand as they were.
  @discardableResult
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never,
    clock: () -> Timestamp = { .now }
  ) throws -> [String] {
    var names: [String] = []
    func write(_ bytes: [UInt8], to name: String) throws {
      try interrupt.check()
      try folder.write(bytes, to: name)
      names.append(name)
    }

    var resources: [DataPackageDescriptor.Resource] = []
    for table in ForecastCSV(forecast, ensemble: ensemble, dialect: dialect).tables {
      let name = ResultTables.forecastFolder + "/" + table.description.file
      let bytes = table.bytes()
      try write(bytes, to: name)
      resources.append(
        DataPackageDescriptor.Resource(
          table: table.description, path: name, byteCount: bytes.count, dialect: dialect))
    }
    for table in sweep?.tables ?? [] {
      let name = SweepCSV.folder + "/" + table.description.file
      let bytes = table.bytes()
      try write(bytes, to: name)
      resources.append(
        DataPackageDescriptor.Resource(
          table: table.description, path: name, byteCount: bytes.count, dialect: dialect))
    }
    let copies = try inputs.copies()
    let run = FinishedRun(
      forecast, ensemble: ensemble, readiness: readiness, record: record, inputs: copies,
      languages: languages, tables: (sweep?.runTables ?? []) + otherTables)
    for format in OutputFormat.allCases where formats.contains(format) {
      for (name, language) in format.files(in: languages) {
        try interrupt.check()
        try run.write(
          format, in: language,
          to: ReportPlace(path: try folder.stagedPath(of: name), shownAs: folder.path + "/" + name),
          interrupt: interrupt)
        names.append(name)
      }
    }
    for copy in copies { try write(copy.bytes, to: copy.name) }
    if let sweep {
      for (run, scenario) in zip(sweep.runs, sweep.scenarios) {
        try write(Array(scenario.utf8), to: "\(SweepCSV.folder)/\(run.name)/scenario.yaml")
      }
    }
    try write(Array(descriptor(resources).rendered.utf8), to: "datapackage.json")

    var record = record
    record.ended = clock()
    let json = record.json(of: forecast, inputs: copies).rendered
    try write(Array(json.utf8), to: OutputFolder.record)
    try interrupt.check()
    try folder.publish()
    return names
  }

  private func descriptor(
    _ resources: [DataPackageDescriptor.Resource]
  ) -> DataPackageDescriptor {
    let scenario = forecast.scenario
    return DataPackageDescriptor(
      name: "kosh-" + Self.packageName(scenario.name), title: scenario.title.english,
      description: "Population forecast, scenario \(scenario.name), 1 January "
        + "\(scenario.horizon.first) to 1 January \(scenario.horizon.last)",
      sources: [.init(title: "data package \(forecast.country.name), see inputs/ and run.json")],
      resources: resources)
  }

  /// The letters that a package's name may have.
  private static func packageName(_ name: String) -> String {
    let letters = name.lowercased().map { letter -> Character in
      letter.isASCII && (letter.isLetter || letter.isNumber || "._-".contains(letter))
        ? letter : "-"
    }
    return String(letters)
  }
}
