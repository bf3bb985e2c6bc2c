import Glibc
import LinearAlgebra

/// Which gravity model is fitted: what is held fixed, and how distance and neighbourhood enter.
package struct GravityForm: Sendable, Equatable, Codable {
  /// The sums of flows that the model reproduces by construction, through an effect for each place.
  package enum Constraint: String, Sendable, Codable, CaseIterable {
    case unconstrained
    /// Departures of each origin.
    case origin
    /// Arrivals of each destination.
    case destination
    case doubly

    package var hasOriginEffects: Bool { self == .origin || self == .doubly }
    package var hasDestinationEffects: Bool { self == .destination || self == .doubly }
  }

  package enum Distance: String, Sendable, Codable, CaseIterable {
    /// d^−exponent: the column `log distance`.
    case power
    /// exp(−rate · d): the column `distance`, kilometres.
    case exponential
    /// Both.
    case tanner
  }

  package var constraint: Constraint
  package var distance: Distance
  /// Whether a city and the region around it have a factor of their own.
  package var ring: Bool
  /// Whether regions that share a border have one.
  package var contiguous: Bool

  package init(
    _ constraint: Constraint, distance: Distance, ring: Bool = false, contiguous: Bool = false
  ) {
    self.constraint = constraint
    self.distance = distance
    self.ring = ring
    self.contiguous = contiguous
  }

  /// The columns of distance and neighbourhood, without properties of places.
  package func columns(
    for distances: DistanceTable, places: [String]
  ) throws(FitRefused) -> [GravityColumn] {
    var columns: [GravityColumn] = []
    if distance != .exponential {
      let count = places.count
      var logs = Matrix(rows: count, columns: count)
      var faults: [FitFault] = []
      for i in 0..<count {
        for j in 0..<count where i != j {
          let kilometres = distances.kilometres[i, j]
          logs[i, j] = log(kilometres)
          if !(kilometres > 0) {
            faults.append(.distance(kilometres, origin: places[i], destination: places[j]))
          }
        }
      }
      if !faults.isEmpty { throw FitRefused(faults) }
      columns.append(GravityColumn(GravityColumn.logDistanceName, .pair(logs)))
    }
    if distance != .power {
      columns.append(GravityColumn(GravityColumn.distanceName, .pair(distances.kilometres)))
    }
    if ring { columns.append(GravityColumn(GravityColumn.ringName, .pair(distances.ring))) }
    if contiguous {
      columns.append(GravityColumn(GravityColumn.contiguousName, .pair(distances.contiguous)))
    }
    return columns
  }

  /// The deterrence that fitted coefficients stand for.
  ///
  /// - Parameter estimates: by column name.
  package func deterrence(_ estimates: [String: Double]) -> Deterrence {
    let exponent = -(estimates[GravityColumn.logDistanceName] ?? 0)
    let rate = -(estimates[GravityColumn.distanceName] ?? 0)
    let form: Deterrence.Form =
      switch distance {
      case .power: .power(exponent: exponent)
      case .exponential: .exponential(rate: rate)
      case .tanner: .tanner(exponent: exponent, rate: rate)
      }
    return Deterrence(
      form: form, ring: exp(estimates[GravityColumn.ringName] ?? 0),
      contiguous: exp(estimates[GravityColumn.contiguousName] ?? 0))
  }
}
