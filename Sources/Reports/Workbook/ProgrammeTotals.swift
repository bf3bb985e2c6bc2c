import Projection
import ScenarioEngine

/// What a programme does in all its receiving regions together, year by year.
struct ProgrammeTotals {
  let name: String
  /// Only years in which it acts or somebody of it is still there.
  let years: [ProgrammeFigures]

  static func all(of forecast: Forecast) -> [ProgrammeTotals] {
    let rows = forecast.programmeFigures().filter { $0.region == nil }
    return forecast.programmes.enumerated().map { number, programme in
      ProgrammeTotals(name: programme.name, years: rows.filter { $0.programme == number })
    }.filter { !$0.years.isEmpty }
  }

  /// Persons, as printed: what they are and the figure of every year.
  var persons: [(Message, [Double])] {
    [
      (.participants, years.map(\.counts.participants)),
      (.transferred, years.map(\.counts.transferred)),
      (.present, years.map(\.counts.present)),
      (.returned, years.map(\.counts.returned)),
    ]
  }

  /// Million tenge; `nil` where the programme costs nothing or no price is known.
  var cost: [Double?]? {
    let cost = years.map { $0.support?.costTenge.map { $0 / 1e6 } }
    return cost.contains { ($0 ?? 0) > 0 } ? cost : nil
  }
}
