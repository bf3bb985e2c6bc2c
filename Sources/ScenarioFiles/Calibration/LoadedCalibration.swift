import LinearAlgebra
import Migration
import ScenarioEngine

/// What `kosh calibrate` wrote, read back: a deterrence, how sure it is, and on which data it rests.
package struct LoadedCalibration: Sendable {
  /// The calibration file itself.
  package let file: SourceFile
  package let deterrence: Deterrence
  package let uncertainty: DeterrenceUncertainty
  /// `kosh calibrate` with these options writes it again.
  package let options: [String]
  /// Fitted on a plain table, not on a data package.
  package let isOfTable: Bool
  /// Paths as the file states them: names of tables of the package, or the table beside the file.
  package let fittedOn: [SourceFile]
  /// A line for the scenario's list of sources.
  package let summary: String
}
