import Demography
import ScenarioEngine
import TestSupport
import Testing

/// Preston, Heuveline and Guillot (2001), Demography, Box 6.2: Sweden from 1993 to 1998, women and
/// men by five-year age group, with migration spread over the interval.
@Suite("Sweden 1993, Preston, Heuveline and Guillot, Box 6.2")
struct Sweden1993Tests {
  @Test("all eighteen age groups, the births and both sexes of children come out to the person")
  func projection() { expectReturned(Sweden1993.published) }

  @Test("births counted from the women at the start alone would miss")
  func wrongConvention() {
    let women = Sweden1993.population
    let births = Births.count(rates: Sweden1993.birthRates, before: women, after: women, years: 5)
    #expect(abs(births - 615_988.06) > 1000)
  }
}
