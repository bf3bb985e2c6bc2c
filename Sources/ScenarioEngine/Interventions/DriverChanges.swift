import Demography

/// Climate displacement: a hazard index that pushes people out and keeps others from coming.
package struct Climate: Sendable, Equatable {
  /// h ≥ 0 by region row, a path each.
  package var hazard: [Int: YearSeries]
  /// Log change of leaving, and of attraction, for one unit of the index.
  package var push: Double
  package var pull: Double
  /// Factor on both.
  package var severity: Estimate
  /// θ of the pull: 1 lets it change how many move, 0 only where they go.
  package var redistribution: Double
  package var who: AgeSexSelection

  package init(
    hazard: [Int: YearSeries], push: Double, pull: Double, severity: Estimate = Estimate(1),
    redistribution: Double = 0, who: AgeSexSelection = .everyone
  ) {
    self.hazard = hazard
    self.push = push
    self.pull = pull
    self.severity = severity
    self.redistribution = redistribution
    self.who = who
  }
}

/// A change of what draws people to a region: wages, housing, jobs, study places, product.
package struct Attraction: Sendable, Equatable {
  /// What changes, in the planner's word.
  package var factor: String
  /// Relative change by region row, a path each: 0.1 is a tenth more.
  package var change: [Int: YearSeries]
  /// Log change of attraction for a log change of the factor.
  package var elasticity: Estimate
  /// θ: 1 lets a stronger pull create moves, 0 lets it redirect them.
  package var redistribution: Double
  package var who: AgeSexSelection

  package init(
    factor: String, change: [Int: YearSeries], elasticity: Estimate, redistribution: Double = 0,
    who: AgeSexSelection = .everyone
  ) {
    self.factor = factor
    self.change = change
    self.elasticity = elasticity
    self.redistribution = redistribution
    self.who = who
  }
}

/// A limit to how many people a region takes in; those turned away move to other regions.
package struct Registration: Sendable, Equatable {
  package enum Limit: Sendable, Equatable {
    /// Arrivals from other regions, persons a year.
    case arrivals(YearSeries)
    /// Persons who may live in the region.
    case persons(YearSeries)
    /// Floor area in m², and m² that each registered person needs.
    case floorArea(YearSeries, norm: Double)
  }

  /// By region row.
  package var limits: [Int: Limit]

  package init(limits: [Int: Limit]) {
    self.limits = limits
  }
}

/// Loss of the main employer of a region or a town in it.
package struct Shutdown: Sendable, Equatable {
  package var region: Int
  /// Jobs lost, and the region's jobs in all.
  package var jobsLost: Double
  package var jobs: Double
  /// Log change of leaving, and of attraction, if all jobs were lost.
  package var push: Estimate
  package var pull: Double
  package var redistribution: Double
  package var who: AgeSexSelection

  package init(
    region: Int, jobsLost: Double, jobs: Double, push: Estimate, pull: Double,
    redistribution: Double = 0, who: AgeSexSelection = .everyone
  ) {
    self.region = region
    self.jobsLost = jobsLost
    self.jobs = jobs
    self.push = push
    self.pull = pull
    self.redistribution = redistribution
    self.who = who
  }
}

/// Permits for foreign workers: a stock beside the residents, never part of them.
package struct LabourQuota: Sendable, Equatable {
  package enum Size: Sendable, Equatable {
    /// Permits a year.
    case permits(YearSeries)
    /// Share of the labour force, and the labour force in persons.
    case share(YearSeries, labourForce: Double)
  }

  package var size: Size
  /// Part of the permits that are used.
  package var fillRate: Double
  package var regions: [RegionShare]
  /// Shares of industries, where the planner states them.
  package var industries: [NamedShare]

  package init(
    size: Size, fillRate: Double, regions: [RegionShare], industries: [NamedShare] = []
  ) {
    self.size = size
    self.fillRate = fillRate
    self.regions = regions
    self.industries = industries
  }
}

/// A change of migration across the border.
package struct ExternalChange: Sendable, Equatable {
  /// Rows of the regions; all where empty.
  package var regions: [Int]
  /// The package's group of migrants that is meant; `nil` for all of them.
  package var group: String?
  /// Factor on immigrants and on emigration rates, paths.
  package var immigrantFactor: YearSeries?
  package var emigrantFactor: YearSeries?
  /// Immigrants added, persons a year, spread over `destinations` with `profile`.
  package var addedImmigrants: YearSeries?
  package var destinations: [RegionShare]
  package var profile: AgeSexTable?
  /// Factor on the size of the change.
  package var severity: Estimate
  package var who: AgeSexSelection

  package init(
    regions: [Int] = [], group: String? = nil, immigrantFactor: YearSeries? = nil,
    emigrantFactor: YearSeries? = nil, addedImmigrants: YearSeries? = nil,
    destinations: [RegionShare] = [], profile: AgeSexTable? = nil,
    severity: Estimate = Estimate(1), who: AgeSexSelection = .everyone
  ) {
    self.regions = regions
    self.group = group
    self.immigrantFactor = immigrantFactor
    self.emigrantFactor = emigrantFactor
    self.addedImmigrants = addedImmigrants
    self.destinations = destinations
    self.profile = profile
    self.severity = severity
    self.who = who
  }
}

/// Other births or deaths in some regions.
package struct VitalChange: Sendable, Equatable {
  /// Children per woman by region row, in place of the forecast's.
  package var totalFertility: [Int: YearSeries]
  /// Factor on birth rates by region row.
  package var fertilityFactor: [Int: YearSeries]
  /// Years of life added at birth, both sexes, by region row.
  package var lifeExpectancyChange: [Int: YearSeries]

  package init(
    totalFertility: [Int: YearSeries] = [:], fertilityFactor: [Int: YearSeries] = [:],
    lifeExpectancyChange: [Int: YearSeries] = [:]
  ) {
    self.totalFertility = totalFertility
    self.fertilityFactor = fertilityFactor
    self.lifeExpectancyChange = lifeExpectancyChange
  }
}
