import Ensembles
import ScenarioEngine
import Tables

/// The columns that an ensemble adds beside a figure: its mean and three quantiles.
struct EnsembleColumns {
  private let summary: EnsembleSummary
  private let columns: [Column]
  /// Positions of the 10th, 50th and 90th percentile among the summary's levels.
  private let levels: [Int]

  /// A column of the point forecast and the kept figure that it is, of this or the next 1 January.
  private struct Column {
    let name: String
    let figure: Int
    let yearsLater: Int
    let scale: Double
  }

  static let suffixes = ["mean", "p10", "p50", "p90"]

  /// - Parameter names: figures that the table has, in its order; `closing` is the next year's
  ///   persons, `turnover` half of the gross moves.
  init(_ summary: EnsembleSummary, of names: [String]) {
    self.summary = summary
    columns = names.compactMap { name in
      summary.layout.kept(name).map {
        Column(name: name, figure: $0.figure, yearsLater: $0.yearsLater, scale: $0.scale)
      }
    }
    levels = EnsembleSummary.standardLevels.map { level in
      guard let place = summary.levels.firstIndex(of: level) else {
        preconditionFailure("an ensemble always keeps the quantile at \(level)")
      }
      return place
    }
  }

  /// What they are, for the description of the table.
  func descriptions(beside table: TableDescription) -> [ColumnDescription] {
    Self.descriptions(of: columns.map(\.name), beside: table)
  }

  static func descriptions(
    of names: [String], beside table: TableDescription
  ) -> [ColumnDescription] {
    names.flatMap { name in
      let described = table.columns.first { $0.name == name }
      return Self.suffixes.map { suffix in
        ColumnDescription(
          "\(name)_\(suffix)", .number(-Double.infinity...Double.infinity),
          unit: described?.unit,
          suffix == "mean"
            ? "mean of \(name) over the draws; means add up"
            : "\(suffix.dropFirst())th percentile of \(name) over the draws; percentiles do "
              + "not add up",
          optional: true, mayBeEmpty: true)
      }
    }
  }

  /// Appends the cells of a row.
  func append(to text: inout CSVText, year: Int, area: Int) {
    for column in columns {
      let later = year + column.yearsLater
      let found =
        later < summary.layout.years.count
        ? summary.summary(figure: column.figure, year: later, area: area) : nil
      guard let found else {
        for _ in Self.suffixes { text.append(Double?.none) }
        continue
      }
      text.append(found.mean.value * column.scale)
      for level in levels { text.append(found.quantiles[level].value * column.scale) }
    }
  }
}
