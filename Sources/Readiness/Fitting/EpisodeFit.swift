import Glibc

/// A past surge told by the chain's first two stages: the pulse, alone or through a border whose
/// capacity grows.
package struct EpisodeFit: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable {
    /// Arrivals are admitted the day they come.
    case pulseAlone
    /// They pass one entry point with a queue.
    case throughBorder
  }

  package let form: Form
  /// Persons who set out within the days observed.
  package let arrivals: Double
  package let pulse: ArrivalPulse
  /// `nil` without a border.
  package let capacity: BorderCapacity?
  /// Persons a day.
  package let fitted: [Double]
  package let longestQueue: Double
  package let fit: GoodnessOfFit

  /// Fits by least squares of daily entries.
  ///
  /// - Parameter observed: persons a day from the first day of the event, at least ten days.
  package init(_ form: Form, to observed: [Double]) {
    precondition(observed.count >= 10, "ten days or more, got \(observed.count)")
    let total = observed.reduce(0, +)
    let largest = observed.max() ?? 0
    let search = SimplexSearch { parameters in
      let candidate = Candidate(parameters, form, total: total, largest: largest)
      let entries = candidate.entries(days: observed.count).admitted
      return zip(entries, observed).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    var best: (point: [Double], value: Double)?
    for start in Candidate.starts(form) {
      let found = search.lowest(from: start)
      if found.value < best?.value ?? .infinity { best = found }
    }
    let candidate = Candidate(best?.point ?? [], form, total: total, largest: largest)
    let entries = candidate.entries(days: observed.count)
    self.form = form
    arrivals = candidate.arrivals
    pulse = candidate.pulse
    capacity = candidate.capacity
    fitted = entries.admitted
    longestQueue = entries.longestQueue
    fit = GoodnessOfFit(entries.admitted, to: observed)
  }
}

/// The parameters that a search tries, as logarithms.
private struct Candidate {
  let arrivals: Double
  let pulse: ArrivalPulse
  let capacity: BorderCapacity?

  init(_ parameters: [Double], _ form: EpisodeFit.Form, total: Double, largest: Double) {
    arrivals = total * exp(parameters[0])
    pulse = ArrivalPulse(
      shape: exp(parameters[1]), scaleDays: exp(parameters[2]), floor: exp(parameters[3]))
    guard form == .throughBorder else {
      capacity = nil
      return
    }
    let initial = largest * exp(parameters[4])
    capacity = BorderCapacity(
      initial: initial, maximum: largest * exp(parameters[6]), growth: exp(parameters[5]))
  }

  /// Shapes and capacities from which a search begins.
  static func starts(_ form: EpisodeFit.Form) -> [[Double]] {
    let pulses = [(1.5, 6.0), (2.6, 4.8), (4.0, 3.0)].map { shape, scale in
      [log(1.0), log(shape), log(scale), log(0.14)]
    }
    guard form == .throughBorder else { return pulses }
    return pulses.flatMap { pulse in
      [(0.5, 0.04), (0.3, 0.3), (0.8, 0.02)].map { pulse + [log($0.0), log($0.1), log(0.95)] }
    }
  }

  func entries(days: Int) -> (admitted: [Double], longestQueue: Double) {
    PulseAtBorder(arrivals: arrivals, pulse: pulse, capacity: capacity).entries(days: days)
  }
}

/// A wave that comes to one entry point beside ordinary traffic.
struct PulseAtBorder {
  let arrivals: Double
  let pulse: ArrivalPulse
  var ordinary = AnchorFit.OrdinaryTraffic(before: 0, after: 0, afterDay: 0)
  /// `nil` where everybody passes.
  let capacity: BorderCapacity?

  /// Persons of both classes a day, and the longest queue.
  func entries(days: Int) -> (admitted: [Double], longestQueue: Double) {
    var shares = [Double](repeating: 0, count: days)
    pulse.fill(&shares)
    let point = EntryPoint(
      id: "border", region: 0, share: 1, ordinaryTraffic: ordinary.before, capacity: capacity)
    var border = BorderQueue([point], rule: .none) { _, _ in 0 }
    var (admitted, longest) = ([Double](), 0.0)
    admitted.reserveCapacity(days)
    for day in 0..<days {
      let falls = ordinary.before > 0 && day >= ordinary.afterDay
      border.advance(
        day: day, event: arrivals * shares[day],
        ordinaryShare: falls ? ordinary.after / ordinary.before : 1, growth: 0)
      admitted.append(border.admitted[0] + border.admitted[1])
      longest = max(longest, border.queue(at: 0))
    }
    return (admitted, longest)
  }
}
