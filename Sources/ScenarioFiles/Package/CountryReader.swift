import Diagnostics
import ScenarioEngine
import Tables

/// Reads a data package into `CountryData`, or says everything that is wrong with it at once.
///
/// Tables are found by their file names; a table that is absent and not required stands for
/// nothing known, and what was taken as given instead is listed in `CountryData.notes`. Tables that
/// the engine does not keep in `CountryData` are checked all the same.
package struct CountryReader {
  package enum Purpose: Sendable {
    case forecast
    /// The daily chain, on residents of the package where it has no births and deaths.
    case crisis
  }

  /// - Parameters:
  ///   - path: the folder that holds `regions.csv` and the other tables.
  ///   - purpose: what the tables are for; a crisis by days asks for no births and deaths.
  /// - Throws: `InputRejected` with every fault of every table, by file and line.
  package static func read(
    folder path: String, for purpose: Purpose = .forecast
  ) throws(InputRejected) -> CountryData {
    var package = try PackageReading(folder: path)
    if purpose == .crisis { package.canDoWithout = PackageTables.ratesOfBirthsAndDeaths }
    package.readRegions()

    let populations = package.readPopulations()
    let totals = package.readPopulationTotals()
    let mortality = package.readMortality()
    let decline = package.readMortalityDecline(mortality, weights: populations)
    let lifeExpectancy = package.readLifeExpectancy()
    let fertility = package.readFertility()
    let totalFertility = package.readTotalFertility()
    let sexRatios = package.readSexRatios()
    let vitalEvents = package.readVitalEvents()

    let external = package.readExternalMigration()
    let flows = package.readInternalFlows()
    let margins = package.readInternalMargins()
    let anchors = package.readFlowRecords(PackageTables.flowAnchors)
    let checks = package.readFlowRecords(PackageTables.flowChecks)
    let somebodyMoves = !flows.persons.isEmpty || !margins.isEmpty
    let distances = package.readDistances(areNeeded: somebodyMoves || !anchors.isEmpty)

    let schedules = package.readMigrationSchedules()
    let covariates = package.readCovariates()
    let ageGroups = package.readAgeGroups()
    let profiles = package.readProfiles()
    let prices = package.readPrices()
    let labourForce = package.readLabourForce()
    let planning = package.readPlanning()
    let indicators = package.readIndicators()
    let boundaries = package.readBoundaries()
    let actuals = package.readActuals(of: indicators)
    package.checkOtherTables()

    try package.refuseFaults()
    var country = CountryData(
      name: package.name, regions: package.regions, populations: populations,
      populationTotals: totals, mortality: mortality.series,
      mortalityIsShared: mortality.isShared, mortalityDecline: decline,
      lifeExpectancy: lifeExpectancy, fertility: fertility, totalFertility: totalFertility,
      sexRatioAtBirth: sexRatios, external: external, internalFlows: flows.persons,
      internalFlowConfidence: flows.confidence, internalMargins: margins, flowAnchors: anchors,
      flowChecks: checks, distances: distances, schedules: schedules,
      covariates: covariates, ageGroups: ageGroups, profiles: profiles, prices: prices,
      labourForce: labourForce.national, planning: planning, vitalEvents: vitalEvents,
      indicators: indicators, actuals: actuals,
      confidence: package.confidence, files: package.files, notes: package.notes)
    country.regionalLabourForce = labourForce.regional
    (country.boundaries, country.boundaryAttribution) = boundaries
    return country
  }
}
