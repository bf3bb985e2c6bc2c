import Demography
import Diagnostics
import ScenarioEngine

// Values by type; each returns `nil` after having reported why.
extension FieldReader {
  mutating func text(_ node: YAMLNode, at path: String) -> String? {
    guard let scalar = node.scalar, !scalar.text.isEmpty else {
      refuseType(node, "text", at: path)
      return nil
    }
    return scalar.text.trimmingNewlines
  }

  mutating func texts(_ node: YAMLNode, at path: String) -> [String]? {
    guard case .sequence(let items) = node.content else { return text(node, at: path).map { [$0] } }
    var texts: [String] = []
    for item in items { if let text = text(item, at: path) { texts.append(text) } }
    return texts
  }

  mutating func name(_ node: YAMLNode, at path: String) -> LocalizedName? {
    guard let entries = node.entries else {
      return text(node, at: path).map { LocalizedName(english: $0) }
    }
    var texts: [String: String] = [:]
    for entry in entries {
      guard ["en", "ru", "kk"].contains(entry.key) else {
        faults.add(
          at: entry.keyPosition, field: path, "unknown language '\(entry.key)'",
          remedy: "one of: en, ru, kk")
        continue
      }
      texts[entry.key] = text(entry.value, at: joined(path, entry.key))
    }
    guard let first = texts["en"] ?? texts["ru"] ?? texts["kk"] else { return nil }
    return LocalizedName(english: first, russian: texts["ru"] ?? "", kazakh: texts["kk"] ?? "")
  }

  mutating func names(_ node: YAMLNode, at path: String) -> [LocalizedName]? {
    guard case .sequence(let items) = node.content else { return name(node, at: path).map { [$0] } }
    var names: [LocalizedName] = []
    for item in items { if let name = name(item, at: path) { names.append(name) } }
    return names
  }

  mutating func version(_ node: YAMLNode, _ version: Int, at path: String) -> FieldValue? {
    guard node.scalar?.text == String(version) else {
      faults.add(
        at: node.position, field: path,
        "this program reads version \(version) of the scenario format, found \(node.description)",
        remedy: "write `\(path): \(version)`")
      return nil
    }
    return .text(String(version))
  }

  mutating func choice(_ node: YAMLNode, _ choices: [String], at path: String) -> String? {
    guard let scalar = node.scalar else {
      refuseType(node, "one of \(choices.joined(separator: ", "))", at: path)
      return nil
    }
    guard choices.contains(scalar.text) else {
      faults.add(
        at: node.position, field: path, "there is no '\(scalar.shown)' here",
        remedy: NearestName.remedy(for: scalar.text, among: choices))
      return nil
    }
    return scalar.text
  }

  mutating func regions(_ node: YAMLNode, at path: String) -> [NamedRegion]? {
    guard case .sequence(let items) = node.content else {
      refuseType(node, "a list of regions", at: path)
      return nil
    }
    return items.compactMap { item in
      text(item, at: path).map { NamedRegion(name: $0, position: item.position) }
    }
  }

  // MARK: Numbers and years

  mutating func number(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, unit: String?, isShare: Bool = false,
    at path: String
  ) -> Double? {
    guard let scalar = node.scalar else {
      refuseType(node, "a number", at: path)
      return nil
    }
    do throws(ScalarFault) {
      let number = try scalar.number(isShare: isShare)
      guard bounds.contains(number) else {
        reportBounds(scalar, number, bounds, unit: unit, isShare: isShare, node.position, path)
        return nil
      }
      return number
    } catch {
      faults.add(at: node.position, field: path, error.message, remedy: error.remedy)
      return nil
    }
  }

  private mutating func reportBounds(
    _ scalar: YAMLScalar, _ number: Double, _ bounds: ClosedRange<Double>, unit: String?,
    isShare: Bool, _ position: SourcePosition, _ path: String
  ) {
    let range = "\(bounds.lowerBound.plain)…\(bounds.upperBound.plain)"
    let looksLikePercent = isShare && number > 1 && number <= 100 && !scalar.text.hasSuffix("%")
    faults.add(
      at: position, field: path,
      "\(scalar.shown) lies outside \(range)\(unit.map { " \($0)" } ?? "")",
      remedy: looksLikePercent
        ? "write \(scalar.text)%, or \((number / 100).plain)" : nil)
  }

  mutating func year(_ node: YAMLNode, at path: String) -> Int? {
    guard let scalar = node.scalar else {
      refuseType(node, "a year", at: path)
      return nil
    }
    return year(scalar, at: node.position, path)
  }

  mutating func year(_ scalar: YAMLScalar, at position: SourcePosition, _ path: String)
    -> Int?
  {
    do throws(ScalarFault) {
      return try scalar.year()
    } catch {
      faults.add(at: position, field: path, error.message, remedy: error.remedy)
      return nil
    }
  }

  mutating func horizon(_ node: YAMLNode, at path: String) -> Horizon? {
    guard let scalar = node.scalar else {
      refuseType(node, "two years, 2025..2050", at: path)
      return nil
    }
    do throws(ScalarFault) {
      let (first, last) = try scalar.yearRange()
      guard first < last else {
        faults.add(
          at: node.position, field: path, "the last 1 January must come after the first",
          remedy: "for the single year \(first) write \(first)..\(first + 1)")
        return nil
      }
      return Horizon(first: first, last: last)
    } catch {
      faults.add(at: node.position, field: path, error.message, remedy: error.remedy)
      return nil
    }
  }

  // MARK: Paths

  mutating func years(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, _ field: FieldDescription, at path: String
  ) -> [YearPoint]? {
    guard node.entries != nil else {
      refuseType(node, field.kind.words, at: path)
      return nil
    }
    return points(node, bounds, unit: field.unit, at: path)
  }

  mutating func level(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, _ field: FieldDescription,
    isRegional: Bool, isShare: Bool = false, at path: String
  ) -> LevelInput? {
    guard let entries = node.entries else {
      if case .sequence = node.content {
        refuseType(node, field.kind.words, at: path)
        return nil
      }
      return number(node, bounds, unit: field.unit, isShare: isShare, at: path).map {
        .national(LevelInput.constant($0, at: node.position))
      }
    }
    let first = entries.first { missingSpaceInYear($0) == nil }
    let namesRegions = first.map { !YAMLScalar.isAllDigits($0.key) } ?? false
    guard isRegional, namesRegions else {
      return points(node, bounds, unit: field.unit, isShare: isShare, at: path)
        .map { .national($0) }
    }
    return regional(entries, bounds, unit: field.unit, isShare: isShare, at: path)
  }

  mutating func regional(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, _ field: FieldDescription, isShare: Bool,
    at path: String
  ) -> LevelInput? {
    let level = level(node, bounds, field, isRegional: true, isShare: isShare, at: path)
    guard case .national = level else { return level }
    faults.add(
      at: node.position, field: path, "names no region, but is stated for regions one by one",
      remedy: "write {region: number} or {region: {year: number}}")
    return nil
  }

  private mutating func regional(
    _ entries: [YAMLEntry], _ bounds: ClosedRange<Double>, unit: String?, isShare: Bool,
    at path: String
  ) -> LevelInput? {
    var regions: [(region: NamedRegion, points: [YearPoint])] = []
    for entry in entries {
      let key = joined(path, entry.key)
      if YAMLScalar.isAllDigits(entry.key), entry.key.count == 4 {
        faults.add(
          at: entry.keyPosition, field: path, "a year stands among regions",
          remedy: "write {year: number} for the country, or {region: {year: number}}")
        continue
      }
      let points =
        if entry.value.entries != nil {
          self.points(entry.value, bounds, unit: unit, isShare: isShare, at: key)
        } else {
          number(entry.value, bounds, unit: unit, isShare: isShare, at: key).map {
            LevelInput.constant($0, at: entry.value.position)
          }
        }
      if let points {
        regions.append((NamedRegion(name: entry.key, position: entry.keyPosition), points))
      }
    }
    return regions.isEmpty ? nil : .regional(regions)
  }

  private mutating func points(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>, unit: String?, isShare: Bool = false,
    at path: String
  ) -> [YearPoint]? {
    let entries = node.entries ?? []
    if entries.isEmpty { faults.add(at: node.position, field: path, "the path has no points") }
    var points: [YearPoint] = []
    var isWhole = true
    for (index, entry) in entries.enumerated() {
      if let comma = decimalComma(entry, after: index > 0 ? entries[index - 1] : nil) {
        faults.add(
          at: entry.keyPosition, field: path, "a decimal comma splits the number in two",
          remedy: comma)
        isWhole = false
        continue
      }
      if let space = missingSpaceInYear(entry) {
        faults.add(at: entry.keyPosition, field: path, "a year without its value", remedy: space)
        isWhole = false
        continue
      }
      guard let year = year(YAMLScalar(entry.key), at: entry.keyPosition, path) else {
        isWhole = false
        continue
      }
      let key = joined(path, entry.key)
      guard let value = number(entry.value, bounds, unit: unit, isShare: isShare, at: key) else {
        isWhole = false
        continue
      }
      points.append(YearPoint(year: year, value: value, position: entry.keyPosition))
    }
    return isWhole && !points.isEmpty ? points : nil
  }

  /// `{2025: 2,55}` is to YAML the entry `2025: 2` and a key `55` without a value.
  func decimalComma(_ entry: YAMLEntry, after previous: YAMLEntry?) -> String? {
    guard entry.value.scalar?.isEmpty == true, YAMLScalar.isAllDigits(entry.key),
      let whole = previous?.value.scalar?.text, let previous, Int(whole) != nil
    else { return nil }
    return "numbers have a decimal point: write `\(previous.key): \(whole).\(entry.key)`"
  }

  /// `{2025:2.55}` is to YAML a key without a value.
  private func missingSpaceInYear(_ entry: YAMLEntry) -> String? {
    let parts = entry.key.split(separator: ":")
    guard entry.value.scalar?.isEmpty == true, parts.count == 2,
      YAMLScalar.isAllDigits(String(parts[0]))
    else { return nil }
    return "write a space after the colon: `\(parts[0]): \(parts[1])`"
  }
}

extension String {
  /// A folded block of YAML ends with a line break.
  fileprivate var trimmingNewlines: String {
    var text = self[...]
    while text.last?.isNewline == true { text = text.dropLast() }
    return String(text)
  }
}

extension Double {
  /// Without a trailing `.0`.
  package var plain: String {
    self == rounded() && magnitude < 1e15 ? String(Int64(self)) : String(self)
  }
}
