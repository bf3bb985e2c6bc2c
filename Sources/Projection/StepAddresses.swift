import LinearAlgebra

// What the innermost loops of the step read, as plain addresses: looping over regions and draws then
// counts no references, which costs more than the passes of a small country.

/// A year's drivers; valid inside `withAddresses`.
struct DriverAddresses {
  let survival: DriverRows.Addresses
  let fertility: DriverRows.Addresses
  let femaleShareAtBirth: UnsafePointer<Double>
  let external: External

  enum External {
    case gross(immigrants: DriverRows.Addresses, emigrationRates: DriverRows.Addresses)
    case net(DriverRows.Addresses)
  }
}

extension YearDrivers {
  func withAddresses(_ body: (DriverAddresses) -> Void) {
    let external: DriverAddresses.External =
      switch external {
      case .gross(let immigrants, let rates):
        .gross(immigrants: immigrants.addresses, emigrationRates: rates.addresses)
      case .net(let migrants): .net(migrants.addresses)
      }
    femaleShareAtBirth.withUnsafeBufferPointer { shares in
      guard let shares = shares.baseAddress else { return }
      body(
        DriverAddresses(
          survival: survival.addresses, fertility: fertility.addresses,
          femaleShareAtBirth: shares, external: external))
    }
    withExtendedLifetime(self) {}
  }
}

/// A rule's tables; valid inside `withAddresses`.
struct RuleAddresses {
  /// `[origin][destination]` and `[destination][origin]`.
  let deterrence: UnsafePointer<Double>
  let reach: UnsafePointer<Double>
  /// 208 doubles, and the largest of them.
  let schedule: UnsafePointer<Double>
  let steepest: Double
  /// 208 numbers of bands.
  let bandOfCell: UnsafePointer<Int>
}

extension GravityRule {
  func withAddresses<Result>(_ body: (RuleAddresses) -> Result) -> Result? {
    deterrence.elements.withUnsafeBufferPointer { deterrence in
      reach.elements.withUnsafeBufferPointer { reach in
        schedule.withUnsafeBufferPointer { schedule in
          bandOfCell.withUnsafeBufferPointer { bands in
            guard let deterrence = deterrence.baseAddress, let reach = reach.baseAddress,
              let schedule = schedule.baseAddress, let bands = bands.baseAddress
            else { return nil }
            return body(
              RuleAddresses(
                deterrence: deterrence, reach: reach, schedule: schedule, steepest: steepest,
                bandOfCell: bands))
          }
        }
      }
    }
  }
}
