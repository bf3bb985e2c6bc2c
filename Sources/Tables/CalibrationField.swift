/// The members of a calibration file, by which it is written, read and documented.
package enum CalibrationField: String, Sendable, CaseIterable {
  /// The version of the file's format that `calibration` states.
  package static let formatVersion = 1
  /// The file's name where none is asked for.
  package static let defaultName = "calibration.json"

  case program, calibration, version, options, form, year, deterrence, coefficients, covariance
  case errors, observations, free, totals, dispersion, deviance
  case nullDeviance = "null_deviance"
  case squaredCorrelation = "squared_correlation"
  case evidence, cautions, assumed, checks
  case withoutOne = "without_one"
  case unused, source
  case fittedOn = "fitted_on"
  case checkedOn = "checked_on"

  package var name: String { rawValue }

  package var type: String {
    switch self {
    case .program: "`kosh`"
    case .calibration: "\(Self.formatVersion)"
    case .version, .form, .errors, .source: "text"
    case .options, .cautions, .assumed, .unused: "list of texts"
    case .year: "year, or null"
    case .deterrence: "{form, exponent, rate, ring, contiguous}"
    case .coefficients: "list of {name, estimate, standard_error}"
    case .covariance: "list of rows"
    case .observations, .free: "whole number"
    case .totals: "whole number, or null"
    case .dispersion, .deviance, .nullDeviance, .squaredCorrelation: "number"
    case .evidence: "list of {confidence, observations, persons}"
    case .checks: "list of {total, total_variation, shares, other_rules}"
    case .withoutOne: "list of {period, estimates}"
    case .fittedOn, .checkedOn: "list of {file, sha256, bytes}"
    }
  }

  package var meaning: String {
    switch self {
    case .program: "who wrote it"
    case .calibration: "version of this format"
    case .version: "version of the program"
    case .options: "options of `kosh calibrate` that write it again"
    case .form: "shares, unconstrained, origin, destination or doubly"
    case .year: "of the flows, or of the residents that stand for sizes"
    case .deterrence: "what a scenario takes: its form, and exponent, rate per km and factors on K"
    case .coefficients:
      "as fitted: `log distance` is less the exponent, `distance` less the rate, `ring` and `contiguous` are logarithms of factors"
    case .covariance: "of the coefficients, in their order"
    case .errors: "quasi, sandwich or clustered"
    case .observations: "flows, or cells of shares"
    case .free: "observations less effects of places, or of totals"
    case .totals: "published totals whose shares were fitted"
    case .dispersion: "Pearson's χ² a degree of freedom"
    case .deviance: "of the fit"
    case .nullDeviance: "without the coefficients"
    case .squaredCorrelation: "of observed and expected persons"
    case .evidence: "what of the fitted persons was published, computed or estimated"
    case .cautions: "what the data do not tell"
    case .assumed: "what was taken as known"
    case .checks:
      "shares that the fit did not see: observed, expected, and half the sum of differences, beside that of other rules"
    case .withoutOne: "the estimates when the totals of one period are left out"
    case .unused: "published flows that no total could use"
    case .source: "`package` or `table`"
    case .fittedOn:
      "files it was fitted on; a scenario is refused when one has changed. A table is named relative to this file"
    case .checkedOn: "files of the checks alone"
    }
  }
}
