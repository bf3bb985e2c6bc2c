import ScenarioEngine

/// The keys below `uncertainty`.
enum UncertaintyFields {
  static let all: [FieldDescription] =
    Uncertainty.Driver.allCases.map { driver in
      FieldDescription(
        driver.rawValue, .group(spread(of: driver)), "spread of \(words(driver))",
        absent: "certain")
    } + [
      FieldDescription(
        "correlations", .group(correlations),
        "correlations between the innovations of two drivers, {mobility: {immigration: 0.3}}",
        absent: "none"),
      FieldDescription(
        "net_rule",
        .group(
          [
            FieldDescription(
              "origin_exponent", .number(-5...5), "b1 at the other end", required: true),
            FieldDescription(
              "destination_exponent", .number(-5...5), "b2 at the other end", required: true),
          ] + ScenarioFields.provenance),
        "a draw's exponents lie anywhere between the scenario's and these", absent: "certain"),
      FieldDescription(
        "gross_share", .group(points(.share(0.001...0.999))),
        "10th and 90th percentile of assumptions.internal.gross_share", absent: "certain"),
      FieldDescription(
        "schedule_constant", .group(points(.number(1e-6...1))),
        "10th and 90th percentile of assumptions.internal.schedule_constant", absent: "certain"),
      FieldDescription(
        "deterrence",
        .group(
          [
            FieldDescription(
              "from", .choice(["calibration"]),
              "draws with the covariance of the file that assumptions.internal.deterrence names",
              absent: "exponent and ring are stated"),
            FieldDescription(
              "exponent", .number(0...10), "standard deviation of the exponent", absent: "0"),
            FieldDescription(
              "ring", .number(0...10), "standard deviation of the logarithm of the ring factor",
              absent: "0"),
          ] + ScenarioFields.provenance),
        "spread of the deterrence", absent: "certain"),
      FieldDescription(
        "base_ages", .number(0...1), unit: "logarithm",
        "standard deviation of broad age groups of a region in the first year; totals by sex stay",
        absent: "0"),
    ] + ScenarioFields.provenance

  private static func words(_ driver: Uncertainty.Driver) -> String {
    switch driver {
    case .totalFertility: "the level of fertility"
    case .lifeExpectancy: "life expectancy"
    case .immigration: "the number of immigrants"
    case .emigration: "the level of emigration rates"
    case .mobility: "the level of moves between regions"
    }
  }

  private static func spread(of driver: Uncertainty.Driver) -> [FieldDescription] {
    let unit = driver == .lifeExpectancy ? "years" : "logarithm, 0.02 is 2 %"
    let own = [
      FieldDescription(
        "persistence", .number(0...1), "share of last year's deviation that remains",
        required: true),
      FieldDescription(
        "first_year", .number(0...10), unit: unit, "standard deviation in the first year",
        required: true),
      FieldDescription(
        "innovation", .number(0...10), unit: unit,
        "standard deviation of what each later year adds", required: true),
    ]
    let regional = FieldDescription(
      "regional", .number(0...10),
      "spread of each region's own deviation, as a share of the country's", absent: "0")
    return own + (driver == .mobility ? [] : [regional]) + ScenarioFields.provenance
  }

  /// One group a driver, holding the others.
  private static let correlations: [FieldDescription] =
    Uncertainty.Driver.allCases.map { driver in
      FieldDescription(
        driver.rawValue,
        .group(
          Uncertainty.Driver.allCases.filter { $0 != driver }.map {
            FieldDescription($0.rawValue, .number(-1...1), "correlation with \(words($0))")
          }),
        "correlations of \(words(driver))")
    } + ScenarioFields.provenance

  private static func points(_ kind: FieldKind) -> [FieldDescription] {
    [
      FieldDescription("low", kind, "10th percentile", required: true),
      FieldDescription("high", kind, "90th percentile", required: true),
    ] + ScenarioFields.provenance
  }
}
