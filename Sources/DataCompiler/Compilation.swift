import Demography
import Diagnostics
import Tables

/// The data package of Kazakhstan, compiled from the plain input tables in one straight line.
///
/// Every stage is a value made from values; arithmetic is + − × ÷ √ alone and numbers are written
/// with fixed decimals, so that the same inputs give the same bytes on any machine.
package struct Compilation {
  package let inputs: InputFolder
  let fertility: FertilityInputs
  package let mortality: StandardMortality
  let base: BasePopulation
  let profiles: MigrantProfiles
  let internalNets: InternalNets
  let external: ExternalTotals
  let hindcast: HindcastAges
  let vitalEvents: VitalEvents

  package init(inputFolder: String) throws(InputRejected) {
    inputs = try InputFolder.read(inputFolder)
    fertility = FertilityInputs(inputs)
    mortality = try StandardMortality(inputs)
    base = BasePopulation(inputs, mortality: mortality, fertility: fertility)
    let externalAges = ExternalAges(inputs, pyramid: base.pyramid.persons)
    profiles = MigrantProfiles(inputs, pyramid: base.pyramid.persons, external: externalAges)
    internalNets = InternalNets(inputs)
    external = try ExternalTotals(inputs)
    hindcast = try HindcastAges(
      inputs, base: base, mortality: mortality, internalNets: internalNets, totals: external,
      ages: externalAges, movers: profiles.internalMovers)
    vitalEvents = VitalEvents(
      inputs, hindcast: hindcast, mortality: mortality, internalNets: internalNets,
      external: external)
  }

  /// Every table of the package, in the order of `PackageTables.all`.
  package var tables: [CompiledTable] {
    let made = carriedTables + populationTables + vitalTables + migrationTables
    return PackageTables.all.compactMap { description in
      made.first { $0.description.file == description.file }
    }
  }

  private var carriedTables: [CompiledTable] {
    InputFolder.carried.map { description in
      CompiledTable(carrying: inputs[description], description, origin: Self.origin(description))
    }
  }

  private static func origin(_ description: TableDescription) -> TableOrigin {
    switch description.file {
    case PackageTables.regions.file: return .maps
    case PackageTables.distances.file:
      var origin = TableOrigin.maps
      origin.unit = "km"
      return origin
    case PackageTables.populationTotals.file:
      return .facts(unit: "persons", concept: TableOrigin.deJure)
    case PackageTables.sexRatioAtBirth.file: return .prospects(unit: "males per female")
    case PackageTables.lifeExpectancy.file: return .facts(unit: "years")
    case PackageTables.internalFlows.file: return .facts(unit: "persons")
    default: return .facts()
    }
  }

  /// What the person who compiles wants to see.
  package var report: [String] {
    var lines = [
      "base: \(base.fit.sweeps) sweeps, hard margins within \(fixedDecimals(base.fit.hardMiss * 1e9, 3))e-9"
    ]
    let errors = residuals.soft.map(\.residual)
    let before = residuals.soft.map(\.before)
    lines.append(
      "soft margins: \(errors.count); root mean square \(fixedDecimals(Self.rms(before), 2)) standard errors of the seed, \(fixedDecimals(Self.rms(errors), 2)) after; largest \(fixedDecimals(errors.map(abs).max() ?? 0, 2))"
    )
    for year in HindcastAges.years {
      lines.append(
        "carried back to \(year): scaled by at most \(fixedDecimals(hindcast.largestScaling[year] ?? 1, 4))"
      )
    }
    lines.append("national total fertility of 2025: \(fixedDecimals(totalFertility2025, 3))")
    return lines
  }

  private static func rms(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
  }
}
