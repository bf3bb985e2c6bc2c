import Demography
import Tables

/// Named age-sex profiles of groups of migrants; the shares of each sum to exactly one.
struct MigrantProfiles {
  struct Profile {
    var name: String
    var shares: AgeSexTable
    var source: String
    var confidence: String
  }

  /// The level of the internal schedule that does not depend on age: between the standard 0.003 and
  /// the 0.033 that fits the published share of ages 14–34.
  static let internalConstant = 0.015
  static let decimals = 8

  let internalMovers: AgeSexTable
  private(set) var profiles: [Profile] = []

  init(_ inputs: InputFolder, pyramid: AgeSexTable, external: ExternalAges) {
    let schedule = RogersCastro(constant: Self.internalConstant)
    // Newborns do not move in their first year; ages are those at the end of the year.
    let movers = AgeSexTable { $1 == 0 ? 0 : pyramid[$0, $1] * schedule.rate(at: $1) }
    let sum = movers.total
    internalMovers = AgeSexTable { movers[$0, $1] / sum }
    add(
      "internal_movers", internalMovers,
      "standard schedule of Rogers and Castro with constant 0.015 on the base population: an assumption",
      "unverified")
    let shares = "shares of external_ages.csv, standard schedule inside them; sexes assumed equal"
    add("external_immigrants", external.immigrantProfile, shares, "unverified")
    add("external_emigrants", external.emigrantProfile, shares, "unverified")
    addGroups(inputs, pyramid)
  }

  /// Inside a published group the ages are those of the country.
  private mutating func addGroups(_ inputs: InputFolder, _ pyramid: AgeSexTable) {
    let table = inputs[InputDescriptions.profileGroups]
    var names: [String] = []
    for row in table.rows where !names.contains(table.text(row, "profile")) {
      names.append(table.text(row, "profile"))
    }
    for name in names {
      var shares = AgeSexTable()
      var source = ""
      var confidence = ""
      for row in table.rows where table.text(row, "profile") == name {
        let sex = table.sex(row)
        let ages = table.integer(row, "from")...table.integer(row, "to")
        let sum = ages.reduce(0) { $0 + pyramid[sex, $1] }
        for age in ages {
          shares[sex, age] = table.value(row, "share") * pyramid[sex, age] / sum
        }
        source = table.text(row, "source")
        confidence = table.text(row, "confidence")
      }
      add(name, shares, source, confidence)
    }
  }

  private mutating func add(
    _ name: String, _ shares: AgeSexTable, _ source: String, _ confidence: String
  ) {
    let scale = 1e8
    let units = ExactRounding.units(shares.values, total: 1, scale: scale)
    var rounded = AgeSexTable()
    rounded.values = units.map { Double($0) / scale }
    profiles.append(Profile(name: name, shares: rounded, source: source, confidence: confidence))
  }
}
