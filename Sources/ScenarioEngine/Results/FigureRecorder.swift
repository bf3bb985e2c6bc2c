import Demography
import Projection
import ProjectionKernels

/// Adds up the figures of every area from one draw's population and accounts.
///
/// The point forecast and every draw of an ensemble go through the same sums in the same order, so
/// that a draw without disturbance is the point forecast to the bit. Memory is made once.
package struct FigureRecorder: ~Copyable {
  private let layout: FigureLayout
  private let regionCount: Int
  /// Persons of one area by cell, and how many are younger than each age, women then men.
  private let people: UnsafeMutablePointer<Double>
  private let younger: UnsafeMutablePointer<Double>
  /// The layout's areas and terms as plain numbers: looping over them counts no references.
  private let spans: [Span]
  private let members: [Int]
  private let terms: [(index: Int, weight: Double)]
  /// Where the terms of a year and age group end, those of men after those of women.
  private let termEnds: [Int]

  /// From women to men among those younger.
  private static let sexStride = CellLayout.sexStride

  private struct Span {
    let level: Area.Level
    let members: Range<Int>
  }

  package init(_ layout: FigureLayout, regions: Int) {
    self.layout = layout
    regionCount = regions
    members = layout.areas.flatMap(\.members)
    var spans: [Span] = []
    for area in layout.areas {
      let first = spans.last?.members.upperBound ?? 0
      spans.append(Span(level: area.level, members: first..<(first + area.members.count)))
    }
    self.spans = spans
    var terms: [(index: Int, weight: Double)] = []
    var termEnds: [Int] = []
    for year in layout.groupTerms {
      for (place, ofSex) in year.enumerated() {
        let offset = place % 2 * Self.sexStride
        terms += ofSex.map { (offset + $0.index, $0.weight) }
        if place % 2 == 1 { termEnds.append(terms.count) }
      }
    }
    self.terms = terms
    self.termEnds = termEnds
    people = .allocate(capacity: CellLayout.rowCount)
    people.initialize(repeating: 0, count: CellLayout.rowCount)
    younger = .allocate(capacity: CellLayout.rowCount)
    younger.initialize(repeating: 0, count: CellLayout.rowCount)
  }

  deinit {
    people.deallocate()
    younger.deallocate()
  }

  /// Where a draw's figures go: value i of the layout stands at `base[i · stride]`.
  package struct Sink {
    let base: UnsafeMutablePointer<Double>
    let stride: Int

    package init(_ base: UnsafeMutablePointer<Double>, stride: Int) {
      self.base = base
      self.stride = stride
    }
  }

  // MARK: 1 January

  /// Records persons and age structure.
  ///
  /// - Parameters:
  ///   - year: the year's number in the layout.
  ///   - rows: the cells of the regions, 208 doubles each, `stride` doubles apart.
  ///   - persons: of each region.
  package func recordStock(
    year: Int, rows: UnsafePointer<Double>, stride: Int, persons: UnsafePointer<Double>,
    into sink: Sink
  ) {
    for area in spans.indices {
      var sum = 0.0
      let span = spans[area].members
      for place in span {
        let member = members[place]
        sum += persons[member]
        if span.count == 1 {
          kosh_younger(rows + member * stride, younger)
        } else {
          kosh_accumulate(rows + member * stride, place == span.lowerBound ? 0 : 1, people)
        }
      }
      sink.set(layout.index(figure: layout.figure(.persons), year: year, area: area), sum)
      if span.count != 1 { kosh_younger(people, younger) }
      recordStructure(year: year, area: area, into: sink)
    }
  }

  private func recordStructure(year: Int, area: Int, into sink: Sink) {
    recordAgeGroups(year: year, area: area, into: sink)
    let men = younger + Self.sexStride
    func both(_ age: Int) -> Double { younger[age] + men[age] }
    let young = both(15)
    let middle = both(65) - both(15)
    let old = both(Age.count) - both(65)
    func set(_ figure: FigureLayout.Structure, _ value: Double) {
      sink.set(layout.index(figure: layout.figure(figure), year: year, area: area), value)
    }
    set(.medianAge, medianAge())
    set(.ageingIndex, young > 0 ? 100 * old / young : .nan)
    set(.dependencyYouth, middle > 0 ? 100 * young / middle : .nan)
    set(.dependencyOld, middle > 0 ? 100 * old / middle : .nan)
    set(.dependencyTotal, middle > 0 ? 100 * (young + old) / middle : .nan)
    set(.women15to49, younger[50] - younger[15])
  }

  private func recordAgeGroups(year: Int, area: Int, into sink: Sink) {
    let count = layout.ageGroups.count
    let first = layout.index(figure: layout.figure(ageGroup: 0), year: year, area: area)
    let step = layout.years.count * layout.areas.count
    terms.withUnsafeBufferPointer { terms in
      termEnds.withUnsafeBufferPointer { ends in
        var term = year * count == 0 ? 0 : ends[year * count - 1]
        for group in 0..<count {
          var persons = 0.0
          while term < ends[year * count + group] {
            persons += terms[term].weight * younger[terms[term].index]
            term += 1
          }
          sink.set(first + group * step, persons)
        }
      }
    }
  }

  /// The exact age that halves the population, people spread evenly over their year of age; 100
  /// where the half lies in the open group, not a number where nobody lives.
  private func medianAge() -> Double {
    let men = younger + Self.sexStride
    func both(_ age: Int) -> Double { younger[age] + men[age] }
    let half = both(Age.count) / 2
    guard half > 0 else { return .nan }
    // The first age by whose end half of the people are younger.
    var (low, high) = (0, Age.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if both(middle + 1) >= half { high = middle } else { low = middle + 1 }
    }
    if low == Age.open { return Double(Age.open) }
    return Double(low) + (half - both(low)) / (both(low + 1) - both(low))
  }

  // MARK: The year that follows

  /// Records the events of a year.
  ///
  /// - Parameters:
  ///   - accounts: of each region.
  ///   - flows: moves by origin and destination, without transfers; `nil` where nobody moves.
  ///   - transfers: those of programmes; `nil` where there are none.
  ///   - inside: moves inside each region; `nil` where the package does not tell.
  package func recordEvents(
    year: Int, accounts: UnsafePointer<RegionAccounts>, flows: UnsafePointer<Double>?,
    transfers: UnsafePointer<Double>?, inside: UnsafePointer<Double>?, into sink: Sink
  ) {
    for area in spans.indices {
      let span = spans[area]
      var sum = RegionAccounts()
      var insideMoves = 0.0
      for place in span.members {
        let member = members[place]
        let account = accounts[member]
        sum.opening += account.opening
        sum.births += account.births
        sum.deaths += account.deaths
        sum.internalIn += account.internalIn
        sum.internalOut += account.internalOut
        sum.immigrants += account.immigrants
        sum.emigrants += account.emigrants
        sum.transfersIn += account.transfersIn
        sum.transfersOut += account.transfersOut
        sum.closing += account.closing
        insideMoves += inside?[member] ?? 0
      }
      switch span.level {
      case .region: break
      case .country:
        // All moves between regions are inside the country.
        insideMoves += sum.internalOut + sum.transfersOut
        (sum.internalIn, sum.internalOut, sum.transfersIn, sum.transfersOut) = (0, 0, 0, 0)
      case .group:
        for origin in members[span.members] {
          for destination in members[span.members] where destination != origin {
            let moves = flows?[origin * regionCount + destination] ?? 0
            let moved = transfers?[origin * regionCount + destination] ?? 0
            sum.internalIn -= moves
            sum.internalOut -= moves
            sum.transfersIn -= moved
            sum.transfersOut -= moved
            insideMoves += moves + moved
          }
        }
      }
      record(
        sum, insideMoves: inside == nil ? nil : insideMoves, year: year, area: area, into: sink)
    }
  }

  private func record(
    _ sum: RegionAccounts, insideMoves: Double?, year: Int, area: Int, into sink: Sink
  ) {
    func set(_ event: FigureLayout.Event, _ value: Double) {
      sink.set(layout.index(figure: layout.figure(event), year: year, area: area), value)
    }
    let arriving = sum.internalIn + sum.transfersIn
    let departing = sum.internalOut + sum.transfersOut
    set(.personsMidYear, (sum.opening + sum.closing) / 2)
    set(.births, sum.births)
    set(.deaths, sum.deaths)
    set(.internalIn, sum.internalIn)
    set(.internalOut, sum.internalOut)
    set(.immigrants, sum.immigrants)
    set(.emigrants, sum.emigrants)
    set(.transfersIn, sum.transfersIn)
    set(.transfersOut, sum.transfersOut)
    set(.netInterregional, arriving - departing)
    set(.netExternal, sum.immigrants - sum.emigrants)
    set(.movesInside, insideMoves ?? .nan)
    set(
      .grossMoves,
      insideMoves.map { arriving + departing + sum.immigrants + sum.emigrants + 2 * $0 } ?? .nan)
  }

  /// Records what a programme did in a year, area by area.
  ///
  /// - Parameters:
  ///   - programme: its number in the layout.
  ///   - figures: of one region; zero where the programme brings nobody.
  package func recordProgramme(
    _ programme: Int, year: Int, into sink: Sink, figures: (_ region: Int) -> RelocationFigures
  ) {
    for area in spans.indices {
      var sum = RelocationFigures()
      for place in spans[area].members {
        let own = figures(members[place])
        sum.participants += own.participants
        sum.transferred += own.transferred
        sum.present += own.present
        sum.returned += own.returned
        sum.children0to6 += own.children0to6
        sum.children7to17 += own.children7to17
      }
      func set(_ figure: FigureLayout.Programme, _ value: Double) {
        let number = layout.figure(figure, of: programme)
        sink.set(layout.index(figure: number, year: year, area: area), value)
      }
      set(.participants, sum.participants)
      set(.transferred, sum.transferred)
      set(.present, sum.present)
      set(.returned, sum.returned)
      set(.children0to6, sum.children0to6)
      set(.children7to17, sum.children7to17)
    }
  }

  /// The last 1 January has no year after it.
  package func recordNoEvents(year: Int, into sink: Sink) {
    for area in layout.areas.indices {
      for event in FigureLayout.Event.allCases where event != .persons {
        sink.set(layout.index(figure: layout.figure(event), year: year, area: area), .nan)
      }
      for programme in layout.programmes.indices {
        for figure in FigureLayout.Programme.allCases {
          let number = layout.figure(figure, of: programme)
          sink.set(layout.index(figure: number, year: year, area: area), .nan)
        }
      }
    }
  }
}

extension FigureRecorder.Sink {
  @inline(__always)
  fileprivate func set(_ index: Int, _ value: Double) { base[index * stride] = value }
}
