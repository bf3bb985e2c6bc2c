import LinearAlgebra

/// Published shares that had no part in a fit, beside what the fit expects of them.
package struct ShareCheck: Sendable, Equatable {
  package struct Part: Sendable, Equatable {
    package let name: String
    package let observed: Double
    package let expected: Double
  }

  /// The total whose shares are compared: `all → pavlodar, 2022M9`.
  package let name: String
  /// The shares; what is left of the total comes last.
  package let parts: [Part]

  /// Half the sum of the differences: the part of the total that the fit puts in a wrong place.
  package var totalVariation: Double {
    parts.reduce(0) { $0 + abs($1.observed - $1.expected) } / 2
  }

  /// - Parameter weights: expected moves by origin and destination, up to a factor.
  /// - Throws: `FitRefused` naming parts that overlap or exceed their total.
  package static func all(
    _ anchors: [FlowAnchor], weights: Matrix
  ) throws(FitRefused) -> [ShareCheck] {
    let anchors = anchors + unstatedTotals(of: anchors)
    return try AnchorGroups(anchors, placeCount: weights.rowCount).groups.map { group in
      let expected = group.cells.map { cell in
        cell.pairs.reduce(0) { $0 + weights[$1.origin, $1.destination] }
      }
      let sum = expected.reduce(0, +)
      return ShareCheck(
        name: group.name,
        parts: zip(group.cells, expected).map {
          Part(name: $0.name, observed: $0.persons / group.persons, expected: $1 / sum)
        })
    }
  }

  /// Shares need no total to be compared: where none is published, one person stands for it.
  private static func unstatedTotals(of anchors: [FlowAnchor]) -> [FlowAnchor] {
    struct Key: Hashable {
      let origins: FlowAnchor.Places
      let destinations: FlowAnchor.Places
      let period: String
    }
    func total(_ anchor: FlowAnchor, _ whole: FlowAnchor.Whole) -> Key {
      Key(
        origins: whole == .arrivals ? .all : anchor.origins,
        destinations: whole == .arrivals ? anchor.destinations : .all, period: anchor.period)
    }
    var known = Set(
      anchors.filter { $0.isTotal }.map {
        Key(origins: $0.origins, destinations: $0.destinations, period: $0.period)
      })
    // Persons cannot be compared with shares of a total that is not known.
    for anchor in anchors where !anchor.isTotal {
      if case .persons = anchor.size {
        known.formUnion(anchor.wholes.map { total(anchor, $0) })
      }
    }
    return anchors.compactMap { anchor in
      guard case .share(_, let whole) = anchor.size else { return nil }
      let key = total(anchor, whole)
      guard known.insert(key).inserted else { return nil }
      let name = anchor.name.split(separator: ",").first.map(String.init) ?? anchor.name
      let ends = name.split(separator: " → ").map(String.init)
      let text =
        whole == .arrivals ? "all → \(ends.last ?? name)" : "\(ends.first ?? name) → all"
      return FlowAnchor(
        name: "\(text), \(anchor.period)", origins: key.origins, destinations: key.destinations,
        period: anchor.period, size: .persons(1))
    }
  }
}

extension FlowAnchor {
  /// All arrivals of a destination or all departures of an origin, not a part of them.
  var isTotal: Bool { origins == .all || destinations == .all }
}
