import Migration
import Tables

/// What `kosh calibrate --schedule` prints: parameters with errors, the fit, and the row to put into
/// `migration_schedules.csv`.
package struct ScheduleText: Sendable {
  private let fit: ScheduleFit
  private let source: String

  package init(_ fit: ScheduleFit, source: String) {
    self.fit = fit
    self.source = source
  }

  package var text: String {
    ([title] + parameters + [quality, "", "For migration_schedules.csv of a data package:"] + row)
      .joined(separator: "\n")
  }

  private var title: String {
    "Rogers–Castro schedule of \(fit.form.rawValue) parameters fitted to \(source)\n"
  }

  private var parameters: [String] {
    fit.parameters.map { parameter in
      let name = parameter.name + String(repeating: " ", count: 8 - parameter.name.count)
      let error = parameter.standardError.map { "(\(fixedDecimals($0, 5)))" }
      return "\(name)\(fixedDecimals(parameter.estimate, 5)) "
        + (error ?? "(no error: at its bound, or others can replace it)")
    }
  }

  private var quality: String {
    "\nsquared correlation \(fixedDecimals(fit.squaredCorrelation, 4)), mean absolute error \(fixedDecimals(fit.relativeError * 100, 1)) % of the mean rate; \(fit.agreeingStarts) of \(fit.starts) starts end here"
  }

  /// All digits, so that the family is the fit.
  private var row: [String] {
    [
      "family," + fit.form.names.joined(separator: ","),
      "fitted," + fit.parameters.map { "\($0.estimate)" }.joined(separator: ","),
    ]
  }
}
