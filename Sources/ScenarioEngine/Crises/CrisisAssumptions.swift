import Demography
import Readiness

/// What the chain takes as given where neither the scenario nor the data package says anything.
///
/// Each is listed beside the results with its basis, so that nobody reads it as known.
package struct CrisisAssumptions: Sendable {
  /// One assumption as it is listed.
  package struct Item: Sendable, Equatable {
    package let name: String
    /// A number, or two for a range.
    package let value: String
    package let unit: String
    package let basis: String
  }

  package var diversion = DiversionRule(
    patienceDays: 0.5, leavingShare: 0.25, givingUpShare: 0.1, reachKm: 500)
  /// Fitted to Poland 2022: 8 % of the first day's capacity more each day.
  package var borderGrowth = UncertainValue(0.08, within: 0.02...0.30)
  /// Poland 2022: the largest capacity over the first day's.
  package var borderReserve = 1.85
  package var settlement = SettlementRule.fitted
  package var calendar = ServiceCalendar.assumed
  package var dailyNoise = 0.12
  /// Days in reception places where the package has no norm.
  package var receptionDays = 3.0
  package var shapeRange = 1.5...7
  package var scaleRange = 1.0...8
  package var floorRange = 0.0...0.2
  /// Around the stated share of those who pass through.
  package var transitSpread = 0.15
  /// Of the stated days of settlers: 600 and 1,900 over 970.
  package var settledSpread = 0.62...1.96
  /// A deadline's tail: a quarter of all, fading by e in two days, as at Torkham in November 2023.
  package var deadlineTail = (share: 0.25, days: 2.0)

  package init() {}

  package var items: [Item] {
    let exponent = settlement.distanceExponent.central
    return [
      Item(name: "patience at the border", value: "0.5", unit: "days", basis: "assumption"),
      Item(
        name: "share of the queue beyond that which leaves it a day", value: "0.25", unit: "share",
        basis: "assumption"),
      Item(
        name: "share of these who turn back", value: "0.1", unit: "share", basis: "assumption"),
      Item(
        name: "reach of another entry point", value: "500", unit: "km", basis: "assumption"),
      Item(
        name: "growth of a border's capacity", value: "0.08 (0.02-0.30)",
        unit: "of the first day's, a day", basis: "fitted to Poland 2022; range assumed"),
      Item(
        name: "largest capacity of a border", value: "1.85", unit: "times the first day's",
        basis: "fitted to Poland 2022"),
      Item(
        name: "noise of daily arrivals", value: "0.12", unit: "standard deviation of the logarithm",
        basis: "Poland and Slovakia 2022"),
      Item(
        name: "shape, scale and floor of the members", value: "1.5-7, 1-8, 0-0.2",
        unit: "-, days, share of the largest day", basis: "range of past surges, assumed"),
      Item(
        name: "share that passes through, around the stated", value: "0.15", unit: "share",
        basis: "Kazakhstan 2022, assumed"),
      Item(
        name: "days of settlers, of the stated", value: "0.62-1.96", unit: "times",
        basis: "Kazakhstan 2022: half-lives of 14 to 44 months"),
      Item(
        name: "taken in by relatives and friends, unless the scenario says", value: "0",
        unit: "share", basis: "assumption: nobody, which asks most of reception places"),
      Item(
        name: "size of an event that its first days tell", value: "0.5-2", unit: "times",
        basis: "assumption"),
      Item(
        name: "children of school age who sit in school", value: "1", unit: "share",
        basis: "assumption: all residents aged 7-17"),
      Item(
        name: "exponents of population and distance",
        value: "\(settlement.populationExponent), \(exponent) (0-0.6)", unit: "-",
        basis: "fitted to the shares of Polish regions in 2022; range assumed"),
      Item(
        name: "exponent of networks, factor of jobs",
        value: "\(settlement.networkExponent), \(settlement.jobsFactor)", unit: "-",
        basis: "assumption"),
      Item(
        name: "settlers who leave their hosts or look for another region", value: "0.05",
        unit: "share a week",
        basis: "assumption"),
      Item(name: "change of norms", value: "30", unit: "days", basis: "assumption"),
      Item(
        name: "enrolment of children", value: "14-60, 0.9", unit: "days, share",
        basis: "assumption"),
      Item(
        name: "cold months; school holidays", value: "October-April; June-August", unit: "-",
        basis: "assumption"),
      Item(
        name: "persons of a rented dwelling", value: "as in a car", unit: "-",
        basis: "assumption: those who travel together live together"),
      Item(
        name: "weights of services when people are placed", value: "1", unit: "-",
        basis: "assumption: all alike"),
    ]
  }
}
