import Demography
import ScenarioEngine
import ScenarioFiles

/// The text of a scenario to start from: what a planner fills in, with examples that hold as soon as
/// the `#` before them is removed.
struct StartingScenario {
  let text: String

  /// On top of another scenario.
  init(name: String, base: String, horizon: Horizon, country: CountryData) {
    text = Self.text(
      name, country,
      head: """
        # This file states only what differs from its base; everything else holds as it stands there.
        """,
      settings: """
        extends: \(Self.quoted(base))
        """, years: (horizon.first + 1)...(horizon.last - 1))
  }

  /// On a data package that has no reference scenario.
  init(name: String, data: String, country: CountryData) {
    let first = country.populations.keys.max() ?? 2025
    let internalFlows = Set(country.internalMargins.map(\.year))
      .union(country.internalFlows.keys).max()
    text = Self.text(
      name, country,
      head: """
        # It stands on the data package alone; rates stay as they are there unless something is stated.
        """,
      settings: """
        data: \(Self.quoted(data))
        # 1 January of the first year to 1 January of the last.
        horizon: \(first)..\(first + 25)
        \(Self.assumptions(flows: internalFlows, regions: country.regions.count))
        """, years: (first + 1)...(first + 24))
  }

  /// How people move between regions must be stated where they do.
  private static func assumptions(flows: Int?, regions: Int) -> String {
    guard regions > 1, let flows else { return "" }
    return """

      assumptions:
        internal:
          # The year whose moves are the base.
          flows: \(flows)
          # How distance weighs on a move. An assumption: `kosh calibrate` fits it to flows.
          deterrence: {form: power, exponent: 1}
      """
  }

  private static func text(
    _ name: String, _ country: CountryData, head: String, settings: String,
    years: ClosedRange<Int>
  ) -> String {
    let first = years.lowerBound
    let last = min(first + 4, years.upperBound)
    let ids = country.regions.ids
    let (origin, destination) = (ids[0], ids[ids.count - 1])
    return """
      # \(name): the question that this scenario answers, in one sentence.
      #
      \(head)
      #   kosh check \(name).yaml    tells what is wrong with it, and where
      #   kosh run \(name).yaml      forecasts, and writes Outputs/\(name)
      #   kosh explain \(name).yaml assumptions.total_fertility    tells where a value comes from
      # `kosh formats` lists every key with its unit; `kosh schema` helps an editor to complete them.

      kosh: \(ScenarioFields.formatVersion)
      title: \(quoted(name))
      description: What happens if …?
      \(settings)

      # Below stand examples. Remove the `#` in front of a line to make it hold, and write your own
      # numbers with their sources: those here only show the form.

      # What you assume about births and deaths. Years between two points lie on the straight line
      # between them, and the last value stays.
      #assumptions:
      #  total_fertility:            # children per woman
      #    path: {\(first): 2.4, \(last): 2.2}
      #    source: who says so

      # Programmes and events, each with a name of your own.
      #interventions:
      \(example(origin: origin, destination: destination, first: first, last: last, country))
      # The same file with other values: each is a run of its own, in Outputs/\(name)/more.
      #variants:
      #  more: {interventions.\(ids.count > 1 ? "move.additionality: 1" : "births.years: \(first)")}
      """ + "\n"
  }

  /// A programme between regions; of one region, other births.
  private static func example(
    origin: String, destination: String, first: Int, last: Int, _ country: CountryData
  ) -> String {
    guard origin != destination else {
      return """
        #  - vital:
        #      name: births
        #      years: \(first)..\(last)
        #      fertility: {\(origin): 1.05}   # 5 % more births than forecast

        """
    }
    let profile = country.profiles.keys.contains("resettlers") ? nil : country.profiles.keys.min()
    let named = profile.map {
      "\n#      profile: \($0)              # age and sex, of profiles.csv"
    }
    return """
      #  - resettlement:
      #      name: move
      #      years: \(first)..\(last)           # event years, the last one too
      #      participants: {\(first): 500, \(last): 1000}   # persons a year, families included
      #      baseline: 400              # of these, who moved in the base year already
      #      additionality: 0.7         # share who would not have moved anyway
      #      from: {\(origin): 1}      # shares of the regions, which sum to one
      #      to: {\(destination): 1}
      #      retention: {1: 99%, 5: 94%}   # still there after so many years\(named ?? "")
      #      source: who says so
      """ + "\n"
  }

  /// As YAML would read it back.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
