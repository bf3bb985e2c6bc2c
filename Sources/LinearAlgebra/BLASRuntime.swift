import CBLAS

/// The numerical library of this process.
package enum BLASRuntime {
  /// One thread inside BLAS: parallelism lies over draws, and the bits of a product depend on the
  /// thread count. Call once, before the first product.
  package static func useOneThread() { openblas_set_num_threads(1) }

  /// The kernel family in use, `Haswell` for example; results differ in the last bits between them.
  package static var coreName: String { String(cString: openblas_get_corename()) }

  package static var configuration: String { String(cString: openblas_get_config()) }
}
