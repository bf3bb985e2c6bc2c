/// An intervention of each kind as a scenario of Kazakhstan could state it. They stand in the Formats
/// page, and a test reads them all.
package enum InterventionExamples {
  /// Items of `interventions:`, by kind, in the order of the table of kinds.
  package static let all: [(kind: String, text: String)] = InterventionFields.kinds.map {
    ($0.key, text(of: $0.key))
  }

  private static func text(of kind: String) -> String {
    switch kind {
    case "surge": surge
    case "displacement": displacement
    case "climate": climate
    case "resettlement": resettlement
    case "kandas": kandas
    case "attraction": attraction
    case "registration": registration
    case "shutdown": shutdown
    case "study_places": studyPlaces
    case "labour_quota": labourQuota
    case "external": external
    case "vital": vital
    default: preconditionFailure("the kind \(kind) has no example")
    }
  }

  private static let surge = """
    - surge:                       # by days, from which the settled persons of each year follow
        name: mobilisation
        start: 2026-09-21
        days: 365
        arrivals: {low: 85000, central: 120000, high: 300000}
        pulse: {kind: gamma, shape: 2.6, scale_days: 4.8, floor: 14%, floor_half_life_days: 60}
        entry: {north_kazakhstan: 0.2, kostanay: 0.2, Kosak: 0.2, aktobe: 0.15, Syrym: 0.25}
        profile: mobilisation
        transit: {share: 60%, stay_days: 6}
        settled: {half_life_days: 670}
    - surge:                       # the size told by the first days, through a border
        name: families
        start: 2027-03-01
        days: 365
        first_days: {2027-03-01: 5200, 2027-03-02: 9800, 2027-03-03: 12600}
        pulse: {shape: 2.6, scale_days: 4.8}
        entry: {kostanay: 0.6, aktobe: 0.4}
        border: {capacity: 11000, added_per_day: 2900, maximum: 30000, ordinary: 8500, ordinary_fall: 50%, ordinary_fall_day: 9}
        profile: families
        hosted: {low: 10%, central: 20%, high: 40%}
        settled: {half_life_days: 350, networks: {kostanay: 5000}}
    - surge:                       # by years, as settled persons alone
        name: settled
        profile: mobilisation
        settled:
          persons: {2026: 48000}
          regions: {almaty_city: 0.5, astana: 0.3, kostanay: 0.2}
          half_life_days: 670
    """

  private static let displacement = """
    - displacement:
        name: flood
        start: 2027-04-05
        days: 180
        displaced: {low: 50000, central: 110000, high: 200000}
        pulse: {shape: 2.6, scale_days: 3}
        from: {atyrau: 0.5, west_kazakhstan: 0.3, aktobe: 0.2}
        hosted: 92%
        returning: {share: 90%, stay_days: 30}
        settled:
          half_life_days: 700
          within_region: 80%
          regions: [astana, karaganda]     # where the authorities place people
          quotas: {astana: 2000}
          networks: {karaganda: 500}
          policy: {karaganda: 0.2}
        managed: 30%
        transport_per_day: 3000
    """

  private static let climate = """
    - climate:
        name: basins
        years: 2026..2049
        hazard: climate_index      # or {kyzylorda: {2026: 0.4, 2049: 0.8}, turkistan: 0.5}
        push: 0.25
        pull: -0.25
        severity: {low: 0.5, central: 1.0, high: 2.0}
    """

  private static let resettlement = """
    - resettlement:
        name: north
        years: 2026..2030
        counts: persons
        participants: {2026: 4649, 2027: 4848, 2028: 5147, 2029: 5540, 2030: 6200}
        baseline: 4609
        additionality: {low: 30%, central: 70%, high: 95%}
        from: {turkistan: 0.71, shymkent: 0.29}
        to: {north_kazakhstan: 0.44, pavlodar: 0.25, east_kazakhstan: 0.11, kostanay: 0.11, abai: 0.09}
        routes: {shymkent: {pavlodar: 1}}
        profile: resettlers
        retention: {1: 98.8%, 5: 94%, 10: 88.4%}
        employed: 60%
        family_size: 4
        support:
          - {name: relocation, mrp: 70, per: person}
          - {name: rent, mrp: 15, months: 12, per: family, share: 80%}
          - {name: certificate, mrp: 1625, per: family, share: 30%, employer_share: 0}
          - {name: employer, mrp: 400, per: employed, employer_share: 50%}
        price_year: 2026
        sources: {participants: who published them}
    """

  private static let kandas = """
    - kandas:
        name: return
        years: 2026..2030
        status_grants: {2026: 12000, 2030: 14000}
        arriving_share: 75%
        baseline: 9000
        quota_share: 20%
        quota: {north_kazakhstan: 0.5, pavlodar: 0.5}
        to: {almaty_region: 0.5, mangystau: 0.3, turkistan: 0.2}
        origins: {China: 0.3, Uzbekistan: 0.5, others: 0.2}
        profile: kandas
        employed: 70%
    """

  private static let attraction = """
    - attraction:
        name: wages
        years: 2027..2035
        shape: ramp
        factor: wages
        change: {pavlodar: 10%, kostanay: {2027: 5%, 2035: 15%}}
        elasticity: {low: 0.2, central: 0.5, high: 0.9}
        ages: 18..62
    """

  private static let registration = """
    - registration:
        name: containment
        years: 2027..2049
        floor_area: {astana: {2027: 40000000, 2049: 60000000}}
        norm: 15                   # or `arrivals: {astana: 60000}`, or `persons: {astana: 2300000}`
    """

  private static let shutdown = """
    - shutdown:
        name: oil-town
        years: 2028..2040
        shape: decay
        half_life_years: 3
        region: mangystau
        jobs_lost: 12000
        jobs: 340000
        push: {low: 0.5, central: 1.0, high: 2.0}
        pull: -0.5
    """

  private static let studyPlaces = """
    - study_places:
        name: colleges
        years: 2026..2032
        places: {2026: 2000, 2032: 5000}
        newcomer_share: 60%
        from: {almaty_city: 0.7, astana: 0.3}
        to: {pavlodar: 0.5, kostanay: 0.5}
        years_of_study: 4
        stay: {low: 15%, central: 30%, high: 50%}
    """

  private static let labourQuota = """
    - labour_quota:
        name: permits
        years: 2026..2030
        share_of_labour_force: {2026: 0.25%, 2030: 0.3%}
        fill_rate: 60%
        regions: {atyrau: 0.6, astana: 0.4}
        industries: {construction: 0.7, mining: 0.3}
    """

  private static let external = """
    - external:
        name: workers-return
        years: 2026..2028
        emigrants: 0.9
        added: {2026: 5000, 2028: 2000}
        to: {turkistan: 0.6, aktobe: 0.4}
        profile: external_immigrants
    """

  private static let vital = """
    - vital:
        name: fewer-births
        years: 2026..2049
        total_fertility: {mangystau: {2026: 3.4, 2049: 2.6}}
        life_expectancy_change: {north_kazakhstan: {2026: 0, 2049: 1.5}}
    """
}
