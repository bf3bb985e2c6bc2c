import Diagnostics
import ScenarioEngine
import Tables

/// Writes the folder of hindcasts: tables, inputs, descriptor and record, exchanged at the end.
package struct BacktestOutputs: Sendable {
  package let backtest: Backtest
  /// The scenario whose rules of migration were taken.
  package let rules: String
  package let inputs: RunInputs
  /// Its end time is set when the record is written.
  package let record: RunRecord

  package let coverage: [HindcastCoverage]

  package init(
    _ backtest: Backtest, coverage: [HindcastCoverage] = [], rules: String, inputs: RunInputs,
    record: RunRecord
  ) {
    self.backtest = backtest
    self.coverage = coverage
    self.rules = rules
    self.inputs = inputs
    self.record = record
  }

  /// - Throws: `OutputError`, or `Interrupted` when the flag was raised; the previous outputs then
  ///   stand as they were.
  package func write(
    into folder: consuming OutputFolder, interrupt: InterruptFlag = .never
  ) throws {
    var resources: [DataPackageDescriptor.Resource] = []
    for table in BacktestCSV(backtest, coverage: coverage).tables {
      let name = BacktestTables.folder + "/" + table.description.file
      let bytes = table.bytes()
      try folder.write(bytes, to: name)
      resources.append(
        DataPackageDescriptor.Resource(
          table: table.description, path: name, byteCount: bytes.count, dialect: .standard))
    }
    let copies = try inputs.copies()
    for copy in copies { try folder.write(copy.bytes, to: copy.name) }
    try folder.write(Array(descriptor(resources).rendered.utf8), to: "datapackage.json")
    var record = record
    record.ended = .now
    let json = record.json(of: backtest, rules: rules, inputs: copies).rendered
    try folder.write(Array(json.utf8), to: OutputFolder.record)
    try interrupt.check()
    try folder.publish()
  }

  private func descriptor(
    _ resources: [DataPackageDescriptor.Resource]
  ) -> DataPackageDescriptor {
    DataPackageDescriptor(
      name: "kosh-backtest", title: "Hindcasts of \(backtest.country.name)",
      description: "Forecasts from years that have passed, held against what came and against "
        + "rules of thumb",
      sources: [.init(title: "data package \(backtest.country.name), see inputs/ and run.json")],
      resources: resources)
  }
}
