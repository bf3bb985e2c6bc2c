/// A stated uncertainty that cannot be: what, why, and what to do, so that the reader of the scenario
/// can point at the line.
package struct UncertaintyError: Error, Sendable, Equatable {
  /// The component or parameter, as the planner named it.
  package let name: String
  /// What is wrong, in one sentence without a full stop.
  package let message: String
  package let remedy: String?

  package init(name: String, _ message: String, remedy: String? = nil) {
    self.name = name
    self.message = message
    self.remedy = remedy
  }
}
