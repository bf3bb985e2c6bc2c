/// Single years of age 0…100; the last is open, 100 and over.
package enum Age {
  package static let count = 101
  package static let open = 100
  package static let all = 0..<101
  /// Ages at which births are counted.
  package static let fertile = 10...54
}
