import Glibc
import LinearAlgebra
import Migration

/// One covariate of a fit: a column of the data, or its logarithm.
package struct CovariateTerm: Sendable, Equatable {
  package let column: String
  package let isLogarithm: Bool

  package var name: String { isLogarithm ? "log \(column)" : column }

  package static let originPrefix = "origin_"
  package static let destinationPrefix = "destination_"

  /// The terms that names ask for: `wage` is the column `wage`, or `origin_wage` and
  /// `destination_wage`; `log:wage` is their logarithm.
  ///
  /// - Throws: `CalibrationRefused` naming what is not known or stands twice.
  package static func all(
    _ names: [String], among columns: [String]
  ) throws(CalibrationRefused) -> [CovariateTerm] {
    var terms: [CovariateTerm] = []
    var faults: [CalibrationRefused.Fault] = []
    for text in names {
      let isLogarithm = text.hasPrefix("log:")
      let name = isLogarithm ? String(text.dropFirst(4)) : text
      let both = [originPrefix + name, destinationPrefix + name].filter { columns.contains($0) }
      let found = columns.contains(name) ? [name] : both
      if found.isEmpty {
        faults.append(
          .init(
            "there is no covariate '\(name)'", option: "--covariates",
            unknown: (name, known(columns))))
      }
      for column in found {
        if terms.contains(where: { $0.column == column }) {
          faults.append(
            .init(
              "the covariate '\(column)' is asked for twice", remedy: "keep one of them",
              option: "--covariates"))
        }
        terms.append(CovariateTerm(column: column, isLogarithm: isLogarithm))
      }
    }
    if !faults.isEmpty { throw CalibrationRefused(faults) }
    return terms
  }

  /// As a person would ask: the sides of one property once.
  private static func known(_ columns: [String]) -> [String] {
    var names: [String] = []
    for column in columns {
      let prefix = [originPrefix, destinationPrefix].first { column.hasPrefix($0) } ?? ""
      let name = String(column.dropFirst(prefix.count))
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  func column(of values: GravityColumn.Values) -> GravityColumn {
    guard isLogarithm else { return GravityColumn(name, values) }
    return switch values {
    case .constant: GravityColumn(name, .constant)
    case .origin(let values): GravityColumn(name, .origin(values.map { log($0) }))
    case .destination(let values): GravityColumn(name, .destination(values.map { log($0) }))
    case .pair(let matrix):
      GravityColumn(
        name,
        .pair(
          Matrix(
            rows: matrix.rowCount, columns: matrix.columnCount,
            elements: matrix.elements.map { log($0) })))
    }
  }
}
