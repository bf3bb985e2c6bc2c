import Diagnostics
import ScenarioEngine
import ScenarioFiles
import Testing

@Suite struct `Capacities, checkpoints and norms of a data package` {
  private func read(_ edits: String = "") throws -> PlanningRecords {
    let package = try TemporaryPackage()
    if !edits.isEmpty { try package.edit(edits) }
    return try CountryReader.read(folder: package.path).planning
  }

  @Test func `keep what is not known apart from zero`() throws {
    let planning = try read()
    let (north, south) = (
      planning.capacity(of: "schools", region: 0), planning.capacity(of: "schools", region: 1)
    )
    #expect(north?.capacity == 21_000)
    #expect(north?.demand == 19_500)
    #expect(north?.date == "2024-09-01")
    #expect(south?.capacity == nil)
    #expect(south?.demand == 40_000)
    #expect(planning.capacity(of: "water", region: 0) == nil)
  }

  @Test func `give the latest row of a service and spread rows of every region`() throws {
    let planning = try read(
      """
      capacity.csv:4: north,schools,22000,19900,places,2025-09-01,education
      capacity.csv:5: *,beds,900,,beds,,health
      capacity.csv:6: south,beds,1100,700,beds,,health
      """)
    #expect(planning.capacity(of: "schools", region: 0)?.capacity == 22_000)
    #expect(planning.capacity(of: "beds", region: 0)?.capacity == 900)
    #expect(planning.capacity(of: "beds", region: 0)?.demand == nil)
    #expect(planning.capacity(of: "beds", region: 1)?.capacity == 1100)
  }

  @Test
  func `add up the sites of a service, and leave out of ordinary days what opens in an event`()
    throws
  {
    let package = try TemporaryPackage()
    try package.edit(
      """
      capacity.csv:1: region,service,site,capacity,demand,unit,date,agency,build_per_day,full_capacity,opening_day
      capacity.csv:2: north,halls,school,300,,places,2025-09-01,education,,,
      capacity.csv:3: north,halls,stadium,500,,places,2025-09-01,education,,,
      capacity.csv:4: north,halls,camp,1000,,places,2025-09-01,rescue,200,4000,5
      capacity.csv:5: south,halls,school,100,,places,2025-09-01,education,,,
      capacity.csv:6: south,halls,hotel,,,places,2025-09-01,education,,,
      """)
    let planning = try CountryReader.read(folder: package.path).planning
    #expect(planning.capacity(of: "halls", region: 0)?.capacity == 800)
    #expect(planning.capacity(of: "halls", region: 1)?.capacity == nil)
    let camp = planning.sites(of: "halls", region: 0).last
    #expect(camp?.openingDay == 5)
    #expect(camp?.fullCapacity == 4000)
    #expect(camp?.buildPerDay == 200)
  }

  @Test func `give checkpoints and norms with their units`() throws {
    let planning = try read()
    #expect(planning.checkpoints.map(\.name) == ["Northgate"])
    #expect(planning.checkpoints.first?.personsPerDay == 4000)
    #expect(planning.checkpoints.first?.lanes == 4)
    #expect(planning.norms.first?.value == 15)
    #expect(planning.norms.first?.unit == "l/day")
    #expect(planning.norms.first?.confidence == .unstated)
  }
}
