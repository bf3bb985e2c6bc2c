import ScenarioEngine
import Testing

/// Expects every number of a published case to come back.
package func expectReturned(
  _ published: PublishedCase, sourceLocation: SourceLocation = #_sourceLocation
) {
  for value in published.values() {
    #expect(
      value.isPassed,
      "\(published.name), \(value.what): got \(value.got), expected \(value.expected) within \(value.allowance)",
      sourceLocation: sourceLocation)
  }
}
