import Demography

/// The standard age schedule of migration of Rogers and Castro (1981): children, labour, constant.
struct RogersCastro {
  /// The level that does not depend on age: 0.003 in the standard schedule.
  let constant: Double

  /// Relative rate at an age in completed years.
  func rate(at age: Int) -> Double {
    let x = Double(age)
    let children = 0.02 * PortableMath.exponential(-0.1 * x)
    let rise = PortableMath.exponential(-0.4 * (x - 20))
    let labour = 0.06 * PortableMath.exponential(max(-700, -0.1 * (x - 20) - rise))
    return children + labour + constant
  }
}
