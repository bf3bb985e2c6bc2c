/// Evenly spread uniforms: each parameter falls once into each of as many equal strata as there are
/// members, in an order of its own.
///
/// An order depends on the seed, the parameter's name and the number of members alone, so another
/// parameter changes none.
package struct LatinHypercube: Sendable {
  package let seed: UInt64
  package let members: Int

  /// - Parameter members: 1…1 048 576.
  package init(seed: UInt64, members: Int) {
    precondition((1...1 << 20).contains(members), "1…1048576 members, got \(members)")
    self.seed = seed
    self.members = members
  }

  /// The stratum of each member: the numbers 0..<members, permuted.
  package func strata(of parameter: String) -> [Int] {
    var words = WordSequence(seed: seed, name: parameter, number: members)
    return words.permutation(of: members)
  }

  /// One number of each stratum, between 0 and 1, both excluded, in the order of the members.
  package func uniforms(of parameter: String) -> [Double] {
    var words = WordSequence(seed: seed, name: parameter, number: members)
    let strata = words.permutation(of: members)
    return strata.map { stratum in
      // 32 bits within the stratum: the sum is then exact and stays below the upper end.
      let within = (Double(words.next() >> 32) + 0.5) * 0x1p-32
      return (Double(stratum) + within) / Double(members)
    }
  }

  package func normals(of parameter: String) -> [Double] {
    uniforms(of: parameter).map(InverseNormal.quantile)
  }
}
