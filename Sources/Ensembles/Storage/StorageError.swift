/// A file of the ensemble that could not be read or written: the path, what was tried, and why not.
package struct StorageError: Error, Sendable, Equatable {
  package let path: String
  package let operation: String
  package let reason: String

  package init(path: String, operation: String, reason: String) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }
}
