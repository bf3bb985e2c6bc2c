/// An assumption that cannot be carried out on the data, named by its field so that the reader of
/// the scenario can point at the line.
package struct PlanError: Error, Sendable, Equatable {
  /// The dotted path of the field, `assumptions.life_expectancy`.
  package let field: String
  package let message: String
  package let remedy: String?

  package init(field: String, _ message: String, remedy: String? = nil) {
    self.field = field
    self.message = message
    self.remedy = remedy
  }
}
