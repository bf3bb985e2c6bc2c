import Demography
import LinearAlgebra
import ScenarioEngine
import ScenarioFiles
import Diagnostics

@main
enum EngineBenchmarks {
  static func main() throws {
    BLASRuntime.useOneThread()
    let path = CommandLine.arguments.dropFirst().first ?? "Scenarios/kazakhstan/reference.yaml"
    let clock = ContinuousClock()
    let t0 = clock.now
    var sets: [String] = []
    var horizon: String?
    var iterator = CommandLine.arguments.dropFirst(2).makeIterator()
    while let a = iterator.next() {
      if a == "--set", let v = iterator.next() { sets.append(v) }
      if a == "--horizon" { horizon = iterator.next() }
    }
    let loaded: LoadedScenario
    do {
      loaded = try ScenarioReader.read(file: path, overrides: sets, horizon: horizon) {
        (f: String) throws(InputRejected) in
        try CountryReader.read(folder: f)
      }
    } catch {
      for d in error.diagnostics { print(d.rendered) }
      return
    }
    let t1 = clock.now
    let plan = try Planner.plan(loaded.scenario, for: loaded.country)
    let t2 = clock.now
    let forecast = plan.forecast()
    let t3 = clock.now
    print("read \(t1 - t0), plan \(t2 - t1), run \(t3 - t2)")
    for note in plan.record.notes + plan.record.solved + plan.record.filledIn { print("-", note) }
    print(plan.record.balancing as Any)
    for year in loaded.scenario.horizon.stockYears {
      let p = forecast.population(in: year)
      var line = "\(year) \(Int(p.total))"
      if year < loaded.scenario.horizon.last {
        let y = forecast[year]
        let l = plan.record.levels[year - loaded.scenario.horizon.first]
        var net = 0.0
        for r in loaded.scenario.designatedRegions {
          net += y.internalIn.total(region: r) - y.internalOut.total(region: r)
        }
        line += " b \(Int(y.births.joined().reduce(0, +))) d \(Int(y.deaths.total)) ext \(Int(y.immigrants.total - y.emigrants.total)) des \(Int(net)) tfr \(l.totalFertility) e0 \(l.lifeExpectancy) mean \(l.meanRegionalLifeExpectancy)"
        if let a = country(loaded, "astana") { line += " astana \(Int(p.total(region: a)))" }
      }
      print(line)
    }
    print("residual \(forecast.largestResidual)")
    func y17(_ t: RegionalTable) -> Double {
      var s = 0.0
      for sex in Sex.allCases { for a in 17...25 { s += t.national[sex, a] } }
      return s
    }
    print("17-25:", y17(forecast.population(in: 2025)), y17(forecast.population(in: 2030)))
    if let official = loaded.country.populationTotals[2026] {
      var err = 0.0
      let p = forecast.population(in: 2026)
      for r in 0..<p.regionCount {
        let o = official[r].compactMap { $0 }.reduce(0, +)
        let e = p.total(region: r) / o - 1
        err += abs(e)
        print(loaded.country.regions.ids[r], (e * 10000).rounded() / 100)
      }
      print("MAPE", err / Double(p.regionCount) * 100)
    }
  }
  static func country(_ l: LoadedScenario, _ id: String) -> Int? { l.country.regions.row(of: id) }
}
