import Ensembles

/// The first words of the counter-based generator.
package enum PublishedRandomNumbers {
  package static let published = PublishedCase(
    "Philox4x64-10", source: "Salmon, Moraes, Dror and Shaw (2011), known answers"
  ) {
    let ones = UInt64.max
    return [
      .word(
        "counter and key zero", Philox4x64.words(counter: (0, 0, 0, 0), key: (0, 0)).0,
        0x1655_4d9e_ca36_314c),
      .word(
        "counter and key all ones",
        Philox4x64.words(counter: (ones, ones, ones, ones), key: (ones, ones)).0,
        0x87b0_92c3_013f_e90b),
    ]
  }
}
