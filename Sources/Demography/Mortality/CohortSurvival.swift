/// Survival of cohorts through one age interval, of any width, with an open last group.
package enum CohortSurvival {
  /// Survival ratios by age at the end: L(0) over births, L(x)/L(x−n), and T(ω)/T(ω−n) for the open
  /// group, which is applied to the last two groups together.
  ///
  /// - Parameters:
  ///   - personYears: L(x) of a life table, the last open.
  ///   - births: the person-years that the births would live without deaths, n · l(0).
  package static func ratios(personYears: [Double], births: Double) -> [Double] {
    let last = personYears.count - 1
    var ratios = [Double](repeating: 0, count: personYears.count)
    ratios[0] = personYears[0] / births
    for x in 1..<last where personYears[x - 1] > 0 {
      ratios[x] = personYears[x] / personYears[x - 1]
    }
    let together = personYears[last - 1] + personYears[last]
    ratios[last] = together > 0 ? personYears[last] / together : 0
    return ratios
  }

  /// The population one interval later, without births: the first group is empty.
  package static func survivors(
    of population: some RandomAccessCollection<Double>, ratios: some RandomAccessCollection<Double>
  ) -> [Double] {
    let before = Array(population)
    let ratio = Array(ratios)
    let last = before.count - 1
    var after = [Double](repeating: 0, count: before.count)
    for x in 1..<last { after[x] = before[x - 1] * ratio[x] }
    after[last] = (before[last - 1] + before[last]) * ratio[last]
    return after
  }
}
