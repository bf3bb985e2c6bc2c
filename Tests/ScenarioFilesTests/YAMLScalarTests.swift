import Testing

import ScenarioFiles

@Suite("The grammar of values")
struct YAMLScalarTests {
  @Test(
    "a number is written with digits, a decimal point and an exponent",
    arguments: [
      ("0.32", 0.32), ("-4", -4), ("1e-3", 0.001), ("2.5E+2", 250), ("0", 0), ("-0.5", -0.5),
    ])
  func numbers(text: String, value: Double) throws {
    #expect(try YAMLScalar(text).number() == value)
  }

  @Test(
    "a share may carry a percent sign, to the bit",
    arguments: [("12%", 0.12), ("44.4%", 0.444), ("0.7", 0.7), ("98.8%", 0.988), ("1e1%", 0.1)])
  func shares(text: String, value: Double) throws {
    #expect(try YAMLScalar(text).number(isShare: true) == value)
  }

  @Test(
    "anything else is no number",
    arguments: [
      "", "abc", "1_000", "1,5", "1.", ".5", "+1", "0x10", "0o17", "017", "1e", "1e999", "nan",
      "inf", "-", "--1", "1 000", "½", "١٢", "1e5e5", "12 %", "12%%",
    ])
  func notNumbers(text: String) {
    #expect(throws: ScalarFault.self) { try YAMLScalar(text).number() }
  }

  @Test func `a percentage is refused where no share is meant`() {
    #expect(throws: ScalarFault.self) { try YAMLScalar("12%").number() }
  }

  @Test func `years have four digits and lie between 1900 and 2200`() throws {
    #expect(try YAMLScalar("2030").year() == 2030)
    for text in ["30", "02030", "1899", "2201", "2030.0", "20x0"] {
      #expect(throws: ScalarFault.self) { try YAMLScalar(text).year() }
    }
  }

  @Test func `a range is two years`() throws {
    #expect(try YAMLScalar("2025..2050").yearRange() == (2025, 2050))
    for text in ["2025", "2025-2050", "2025...2050", "..2050", "2025..", "2025..2050..2060"] {
      #expect(throws: ScalarFault.self) { try YAMLScalar(text).yearRange() }
    }
  }

  @Test func `only true and false are truth values`() throws {
    #expect(try YAMLScalar("true").truth())
    #expect(try !YAMLScalar("false").truth())
    for text in ["no", "yes", "off", "True", "1"] {
      #expect(throws: ScalarFault.self) { try YAMLScalar(text).truth() }
    }
    do throws(ScalarFault) {
      _ = try YAMLScalar("no").truth()
    } catch {
      #expect(error.remedy == "write false")
    }
  }
}
