import Testing

/// Expects a number to lie within an allowance of another and prints all three when it does not.
package func expectClose(
  _ got: Double, _ expected: Double, within allowance: Double, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(got - expected) <= allowance,
    "\(what) got \(got), expected \(expected) within \(allowance): off by \(got - expected)",
    sourceLocation: sourceLocation)
}
