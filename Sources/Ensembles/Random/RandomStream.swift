/// Random numbers by name: one value for each seed, component, region, time and draw.
///
/// A value depends on its name alone and not on what else was drawn, so a new component reshuffles
/// nothing, two scenarios of one seed share their luck, and any draw can be run again by itself.
/// The key is (seed, hash of the component); the counter (draw / 4, time, hash of the region, 0),
/// whose four words serve four neighbouring draws.
package struct RandomStream: Sendable {
  /// The region of a component that belongs to the whole country.
  package static let country = "*"

  private let key: (UInt64, UInt64)
  private let place: UInt64

  /// - Parameters:
  ///   - component: what is uncertain, `fertility` for example.
  ///   - region: an identifier, not a row number: another order of regions changes nothing.
  package init(seed: UInt64, component: String, region: String = RandomStream.country) {
    key = (seed, stableHash(component))
    place = stableHash(region)
  }

  /// One number between 0 and 1, both excluded.
  ///
  /// - Parameters:
  ///   - time: the year, or the day of a daily chain.
  ///   - draw: from zero.
  package func uniform(time: Int = 0, draw: Int) -> Double {
    let words = words(block: draw / 4, time: time)
    switch draw % 4 {
    case 0: return openUniform(words.0)
    case 1: return openUniform(words.1)
    case 2: return openUniform(words.2)
    default: return openUniform(words.3)
    }
  }

  /// One standard normal number, from one uniform.
  package func normal(time: Int = 0, draw: Int) -> Double {
    InverseNormal.quantile(uniform(time: time, draw: draw))
  }

  /// Writes the uniforms of neighbouring draws; each is what `uniform` gives.
  package func fillUniforms(
    _ row: UnsafeMutableBufferPointer<Double>, time: Int = 0, firstDraw: Int
  ) {
    var draw = firstDraw
    let end = firstDraw + row.count
    while draw < end, draw % 4 != 0 {
      row[draw - firstDraw] = uniform(time: time, draw: draw)
      draw += 1
    }
    while end - draw >= 4 {
      let words = words(block: draw / 4, time: time)
      row[draw - firstDraw] = openUniform(words.0)
      row[draw - firstDraw + 1] = openUniform(words.1)
      row[draw - firstDraw + 2] = openUniform(words.2)
      row[draw - firstDraw + 3] = openUniform(words.3)
      draw += 4
    }
    while draw < end {
      row[draw - firstDraw] = uniform(time: time, draw: draw)
      draw += 1
    }
  }

  /// Writes the standard normals of neighbouring draws; each is what `normal` gives.
  package func fillNormals(
    _ row: UnsafeMutableBufferPointer<Double>, time: Int = 0, firstDraw: Int
  ) {
    fillUniforms(row, time: time, firstDraw: firstDraw)
    InverseNormal.transform(row)
  }

  @inline(__always)
  private func words(block: Int, time: Int) -> Philox4x64.Words {
    Philox4x64.words(
      counter: (UInt64(truncatingIfNeeded: block), UInt64(bitPattern: Int64(time)), place, 0),
      key: key)
  }
}
