import Diagnostics
import Ensembles
import ScenarioEngine
import Tables

// Values that interventions alone have; each returns `nil` after having reported why.
extension FieldReader {
  mutating func identifier(_ node: YAMLNode, at path: String) -> String? {
    guard let text = text(node, at: path) else { return nil }
    guard YAMLScalar.isIdentifier(text) else {
      faults.add(
        at: node.position, field: path, "'\(text)' cannot stand in a dotted path",
        remedy: "a name is made of a–z, 0–9, _ and -")
      return nil
    }
    return text
  }

  mutating func flag(_ node: YAMLNode, at path: String) -> Bool? {
    scalar(node, "true or false", at: path) { (scalar) throws(ScalarFault) in try scalar.truth() }
  }

  mutating func choices(_ node: YAMLNode, _ choices: [String], at path: String) -> [String]? {
    guard case .sequence(let items) = node.content else {
      return choice(node, choices, at: path).map { [$0] }
    }
    return items.compactMap { choice($0, choices, at: path) }
  }

  mutating func whole(
    _ node: YAMLNode, _ bounds: ClosedRange<Int>, unit: String?, at path: String
  ) -> Int? {
    let range = Double(bounds.lowerBound)...Double(bounds.upperBound)
    guard let number = number(node, range, unit: unit, at: path) else { return nil }
    guard number == number.rounded() else {
      faults.add(
        at: node.position, field: path, "expected a whole number, found \(number.plain)")
      return nil
    }
    return Int(number)
  }

  // MARK: Years, days, ages

  /// Event years, inclusive; one year stands for itself.
  mutating func eventYears(_ node: YAMLNode, at path: String) -> ClosedRange<Int>? {
    let years = scalar(node, "years, 2026..2030", at: path) {
      (scalar) throws(ScalarFault) -> (Int, Int) in
      if YAMLScalar.isAllDigits(scalar.text) {
        let year = try scalar.year()
        return (year, year)
      }
      let range = try scalar.yearRange()
      return (range.first, range.last)
    }
    guard let (first, last) = years else { return nil }
    guard first <= last else {
      faults.add(
        at: node.position, field: path, "the last year comes before the first",
        remedy: "write \(last)..\(first)")
      return nil
    }
    return first...last
  }

  mutating func ages(_ node: YAMLNode, at path: String) -> ClosedRange<Int>? {
    scalar(node, "ages, 17..22", at: path) { (scalar) throws(ScalarFault) in
      let words = scalar.text.split(separator: "..", omittingEmptySubsequences: false)
        .map { Int($0.filter { $0 != " " }) }
      guard (1...2).contains(words.count), let first = words[0], let last = words[words.count - 1]
      else {
        throw ScalarFault(
          message: "expected ages, found '\(scalar.shown)'",
          remedy: "write the first and the last age as 17..22")
      }
      guard 0 <= first, first <= last, last <= 100 else {
        throw ScalarFault(
          message: "ages go from 0 to 100, the lower one first, found '\(scalar.shown)'",
          remedy: nil)
      }
      return first...last
    }
  }

  mutating func date(_ node: YAMLNode, at path: String) -> CalendarDay? {
    scalar(node, "a date, 2026-09-21", at: path) { (scalar) throws(ScalarFault) in
      try CalendarDay(scalar)
    }
  }

  /// Numbers by single days, in the order of the file.
  mutating func days(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, _ field: FieldDescription, at path: String
  ) -> [DayPoint]? {
    guard let entries = node.entries, !entries.isEmpty else {
      refuseType(node, field.kind.words, at: path)
      return nil
    }
    let points = entries.compactMap { entry -> DayPoint? in
      let key = joined(path, entry.key)
      let value = number(entry.value, bounds, unit: field.unit, at: key)
      do throws(ScalarFault) {
        let date = try CalendarDay(YAMLScalar(entry.key))
        return value.map { DayPoint(date: date, value: $0, position: entry.keyPosition) }
      } catch {
        faults.add(at: entry.keyPosition, field: path, error.message, remedy: error.remedy)
        return nil
      }
    }
    return points.count == entries.count ? points : nil
  }

  private mutating func scalar<Value>(
    _ node: YAMLNode, _ expected: String, at path: String,
    _ read: (YAMLScalar) throws(ScalarFault) -> Value
  ) -> Value? {
    guard let scalar = node.scalar else {
      refuseType(node, expected, at: path)
      return nil
    }
    do throws(ScalarFault) {
      return try read(scalar)
    } catch {
      faults.add(at: node.position, field: path, error.message, remedy: error.remedy)
      return nil
    }
  }

  // MARK: Estimates

  mutating func estimate(
    _ node: YAMLNode, _ bounds: FieldKind.EstimateBounds, unit: String?, at path: String
  ) -> Estimate? {
    guard let entries = node.entries else {
      return number(node, bounds.range, unit: unit, isShare: bounds.isShare, at: path)
        .map { Estimate($0) }
    }
    var points: [String: Double] = [:]
    for entry in entries {
      let key = joined(path, entry.key)
      switch entry.key {
      case "low", "central", "high":
        points[entry.key] = number(
          entry.value, bounds.range, unit: unit, isShare: bounds.isShare, at: key)
      case "source", "note":
        readRemark(entry.value, isSource: entry.key == "source", at: key, group: path)
      default:
        faults.add(
          at: entry.keyPosition, field: path, "unknown key '\(entry.key)'",
          remedy: NearestName.remedy(for: entry.key, among: Self.points + ["source", "note"]))
      }
    }
    let missing = Self.points.filter { point in !entries.contains { $0.key == point } }
    if !missing.isEmpty {
      faults.add(
        at: node.position, field: path, "has no \(missing.joined(separator: " and no "))",
        remedy: "give the 10th, 50th and 90th percentile: {low: …, central: …, high: …}")
    }
    guard let low = points["low"], let central = points["central"], let high = points["high"]
    else { return nil }
    if low == high, low == central { return Estimate(central) }
    do {
      return Estimate(
        try ThreePoint(path, low: low, central: central, high: high, scale: bounds.scale))
    } catch {
      faults.add(at: node.position, field: path, error.message, remedy: error.remedy)
      return nil
    }
  }

  private static let points = ["low", "central", "high"]

  // MARK: Shares

  /// Shares by name that sum to one, made to sum exactly.
  mutating func shares(_ node: YAMLNode, at path: String) -> [ShareInput]? {
    guard let entries = node.entries else {
      refuseType(node, "a map of shares, {name: share}", at: path)
      return nil
    }
    var shares: [ShareInput] = []
    for entry in entries {
      let key = joined(path, entry.key)
      if let share = number(entry.value, 0...1, unit: nil, isShare: true, at: key) {
        shares.append(ShareInput(name: entry.key, share: share, position: entry.keyPosition))
      }
    }
    guard shares.count == entries.count else { return nil }
    let sum = shares.reduce(0) { $0 + $1.share }
    guard abs(sum - 1) <= Self.roundingOfShares else {
      faults.add(
        at: node.position, field: path, "the shares sum to \(shown(sum)), not to one",
        remedy: sum > 0 ? "divide each by the sum, or correct one of them" : nil)
      return nil
    }
    return shares.map {
      ShareInput(name: $0.name, share: sum == 1 ? $0.share : $0.share / sum, position: $0.position)
    }
  }

  /// Shares with six decimals each may be off by this much.
  private static let roundingOfShares = 1e-6

  private func shown(_ sum: Double) -> String {
    var text = fixedDecimals(sum, 7)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  mutating func routes(_ node: YAMLNode, at path: String)
    -> [(origin: NamedRegion, shares: [ShareInput])]?
  {
    guard let entries = node.entries else {
      refuseType(node, "a map of origins, {region: {region: share}}", at: path)
      return nil
    }
    return entries.compactMap { entry in
      shares(entry.value, at: joined(path, entry.key)).map {
        (NamedRegion(name: entry.key, position: entry.keyPosition), $0)
      }
    }
  }

  mutating func retention(_ node: YAMLNode, at path: String) -> [Int: Double]? {
    guard let entries = node.entries, !entries.isEmpty else {
      refuseType(node, "shares by years since arrival, {1: 98%, 5: 94%}", at: path)
      return nil
    }
    var points: [(years: Int, share: Double, position: SourcePosition)] = []
    for entry in entries {
      guard YAMLScalar.isAllDigits(entry.key), let years = Int(entry.key), (1...60).contains(years)
      else {
        faults.add(
          at: entry.keyPosition, field: path,
          "expected whole years since arrival from 1 to 60, found '\(YAMLScalar(entry.key).shown)'",
          remedy: "everybody is there in the year of arrival")
        continue
      }
      let key = joined(path, entry.key)
      if let share = number(entry.value, 0...1, unit: nil, isShare: true, at: key) {
        points.append((years, share, entry.keyPosition))
      }
    }
    guard points.count == entries.count else { return nil }
    points.sort { $0.years < $1.years }
    for (before, after) in zip(points, points.dropFirst()) where after.share > before.share {
      faults.add(
        at: after.position, field: path,
        "retention rises from \(before.share.plain) after \(before.years) to \(after.share.plain) after \(after.years) years",
        remedy: "who has left is not still there: shares fall or stay")
      return nil
    }
    return Dictionary(points.map { ($0.years, $0.share) }) { first, _ in first }
  }

  // MARK: Hazards

  /// The name of a covariate, or paths of regions.
  mutating func covariate(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, _ field: FieldDescription, at path: String
  ) -> FieldValue? {
    if let scalar = node.scalar, (try? scalar.number()) == nil {
      return text(node, at: path).map { .text($0) }
    }
    return regional(node, bounds, field, isShare: false, at: path).map { .level($0) }
  }
}

extension CalendarDay {
  /// As a scenario writes it, 2026-09-21.
  fileprivate init(_ scalar: YAMLScalar) throws(ScalarFault) {
    let words = scalar.text.split(separator: "-", omittingEmptySubsequences: false)
    guard words.map(\.utf8.count) == [4, 2, 2],
      words.allSatisfy({ YAMLScalar.isAllDigits(String($0)) }),
      let year = Int(words[0]), let month = Int(words[1]), let day = Int(words[2])
    else {
      throw ScalarFault(
        message: "expected a date, found '\(scalar.shown)'",
        remedy: "write year, month and day as 2026-09-21")
    }
    guard YAMLScalar.years.contains(year), (1...12).contains(month),
      (1...CalendarDay.length(ofMonth: month, in: year)).contains(day)
    else {
      throw ScalarFault(message: "there is no day '\(scalar.shown)'", remedy: nil)
    }
    self.init(year: year, month: month, day: day)
  }
}
