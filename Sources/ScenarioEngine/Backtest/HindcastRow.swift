/// One figure of one region: what was forecast from an earlier year, and what came.
package struct HindcastRow: Sendable, Equatable {
  /// 1 January from which the forecast starts.
  package let from: Int
  package let method: HindcastMethod
  package let figure: HindcastFigure
  /// 1 January of the year for stocks, the year for events.
  package let year: Int
  /// Row of the region.
  package let region: Int
  package let forecast: Double
  package let observed: Double

  package var error: Double { forecast - observed }

  /// Of the observed; `nil` for nets and where nobody was.
  package var errorInPercent: Double? {
    figure.isNet || observed <= 0 ? nil : (forecast / observed - 1) * 100
  }
}
