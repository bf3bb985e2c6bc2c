import Demography
import Diagnostics
import Glibc
import Tables
import Testing
import data_compiler

@Suite struct CompilerPartsTests {
  @Test func `the portable exponential and logarithm agree with the C library`() {
    for step in -2000...2000 {
      let x = Double(step) * 0.0173
      let ratio = PortableMath.exponential(x) / Glibc.exp(x)
      #expect(abs(ratio - 1) < 4e-16)
      let y = Glibc.exp(x)
      #expect(abs(PortableMath.logarithm(y) - Glibc.log(y)) <= 4e-16 * max(1, abs(x)))
    }
    #expect(PortableMath.exponential(0) == 1)
    #expect(PortableMath.logarithm(1) == 0)
  }

  @Test func `rounding keeps the sum`() {
    #expect(ExactRounding.units([0.1004, 0.1004, 0.7992], total: 1) == [100, 100, 800])
    #expect(ExactRounding.units([1.0 / 3, 1.0 / 3, 1.0 / 3], total: 1).reduce(0, +) == 1000)
    #expect(ExactRounding.whole([0.4, 0.4, 0.2]) == [1, 0, 0])
    #expect(ExactRounding.whole([2.6, 1.6, 0.8]) == [3, 1, 1])
  }

  /// Two regions of equal size; the seed says nothing, a count of elders in one does.
  @Test func `a soft margin pulls as its error against the seed's says`() throws {
    var seed = RegionalTable(regions: 2)
    for region in 0..<2 {
      for sex in Sex.allCases {
        for age in Age.all { seed[region, sex, age] = 10 }
      }
    }
    let elders = AgeSexTable { $1 >= 61 ? 1 : 0 }
    let margin = SoftMargin(
      name: "elders", region: 0, target: 1000, relativeError: 0.05, counted: elders, divisor: nil,
      action: elders, source: "", confidence: "")
    let raking = GeneralisedRaking(
      regionTotals: [[1010, 1010], [1010, 1010]], nationalAges: AgeSexTable(repeating: 20),
      margins: [margin])
    let fit = raking.fit(seed)
    for sex in Sex.allCases {
      #expect(abs(fit.persons.total(region: 0, sex: sex) - 1010) < 1e-9)
      for age in Age.all { #expect(abs(fit.persons.national[sex, age] - 20) < 1e-9) }
    }
    let value = margin.value(in: fit.persons)
    #expect(value > 800 && value < 1000)
    let condition = GeneralisedRaking.seedVariance / 0.0025 * Glibc.log(1000 / value)
    #expect(abs(fit.multipliers[0] - condition) < 1e-9)
  }

  @Test func `an input without a figure that a stage needs is refused by name`() throws {
    let folder = try Self.copyOfInputs { name, text in
      name == "total_fertility.csv"
        ? text.split(separator: "\n", omittingEmptySubsequences: false)
          .filter { !$0.hasPrefix("2023,abai,") }.joined(separator: "\n") : text
    }
    defer { Self.remove(folder) }
    let refusal = #expect(throws: InputRejected.self) { try Compilation(inputFolder: folder) }
    let messages = refusal?.diagnostics.map(\.rendered).joined() ?? ""
    #expect(messages.contains("total_fertility.csv:1"))
    #expect(messages.contains("2023, abai"))
  }

  @Test func `a region that does not exist is refused where it stands, with the nearest`() throws {
    let folder = try Self.copyOfInputs { name, text in
      name == "age_anchors.csv"
        ? text.replacingFirst("pension_age,akmola", "pension_age,akmolla")
        : text
    }
    defer { Self.remove(folder) }
    let refusal = #expect(throws: InputRejected.self) { try Compilation(inputFolder: folder) }
    let messages = refusal?.diagnostics.map(\.rendered).joined() ?? ""
    #expect(messages.contains("age_anchors.csv:2:13"))
    #expect(messages.contains("akmola"))
  }

  private static func remove(_ folder: String) {
    for table in InputFolder.carried + InputFolder.worked { unlink("\(folder)/\(table.file)") }
    rmdir(folder)
  }

  private static func copyOfInputs(_ change: (String, String) -> String) throws -> String {
    var template = Array("/tmp/kosh-inputs-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    for description in InputFolder.carried + InputFolder.worked {
      let file = try InputFile.read(
        "\(CommittedPackage.inputs)/\(description.file)", sizeLimit: 1 << 24)
      let text = change(description.file, String(decoding: file.bytes, as: UTF8.self))
      let handle = try #require(fopen("\(folder)/\(description.file)", "w"))
      fputs(text, handle)
      fclose(handle)
    }
    return folder
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, _ new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
