import Diagnostics
import Tables
import Testing

@Suite struct `A checked table` {
  private let regions = RegionLookup(
    row: { ["north": 0, "south": 1][$0] },
    remedy: { NearestName.remedy(for: $0, among: ["north", "south"]) })

  private func check(_ text: String, as table: TableDescription) throws -> CheckedTable {
    let file = try CSVFile(InputFile(path: table.file, bytes: Array(text.utf8)))
    return CheckedTable(file, as: table, regions: regions)
  }

  @Test func `gives columns as codes and numbers`() throws {
    let table = try check(
      "rate,age,region,year,sex,source\n0.5,0,north,2024,male,a\n0.25,100,*,2025,female,\n",
      as: PackageTables.mortality)
    #expect(table.faults.isEmpty)
    #expect(table.hasAllColumns)
    #expect(table.codes("year") == [2024, 2025])
    #expect(table.codes("region") == [0, CheckedTable.Code.every])
    #expect(table.codes("sex") == [1, 0])
    #expect(table.codes("age") == [0, 100])
    #expect(table.numbers("rate") == [0.5, 0.25])
    #expect(table.codes("source")?[1] == CheckedTable.Code.empty)
    #expect(table.codes("confidence") == nil)
    #expect(table.text(0, "region") == "north")
  }

  @Test func `marks the rows that cannot be used`() throws {
    let table = try check(
      "year,region,children\n2024,north,2\n2024,sauth,2\n2024,south,x\n2025,north,\n",
      as: PackageTables.totalFertility)
    #expect(table.isSound == [true, false, false, false])
    #expect(table.codes("region")?[1] == CheckedTable.Code.spoiled)
    #expect(table.numbers("children")?[2].isNaN == true)
    #expect(
      table.diagnostics.map(\.message) == [
        "there is no region 'sauth'", "'x' is not a number", "children is empty",
      ])
  }

  @Test func `reads the columns of each year`() throws {
    let table = try check(
      "number,name,unit,better,target_path,fact_2024,target_2030,source_agency,responsible,source\n7,n,u,higher,p,1,,a,r,s\n",
      as: PackageTables.indicators)
    #expect(table.faults.isEmpty)
    #expect(table.numbers("fact_2024") == [1])
    #expect(table.numbers("target_2030")?[0].isNaN == true)
  }

  @Test(arguments: ["2026", "2026H1", "2026Q4", "2026M12"])
  func `takes years, halves, quarters and months for periods`(period: String) throws {
    let table = try check(
      "number,period,region,value,status,released,source\n7,\(period),*,1,final,2026-02-28,s\n",
      as: PackageTables.actuals)
    #expect(table.faults.isEmpty)
  }

  @Test(arguments: ["26", "2026H3", "2026M13", "2026M0", "2026M", "2026X1", "1800", "2026H1a"])
  func `takes nothing else for a period`(period: String) throws {
    let table = try check(
      "number,period,region,value,status,released,source\n7,\(period),*,1,final,2026-02-28,s\n",
      as: PackageTables.actuals)
    #expect(table.diagnostics.count == 1)
  }

  @Test(arguments: [
    "2025-02-29", "2025-13-01", "2025-00-01", "2025-1-1", "01.01.2025", "2025-04-31", "1899-01-01",
  ])
  func `takes no day for a date that the calendar does not have`(date: String) throws {
    let table = try check(
      "region,service,capacity,demand,unit,date,agency\nnorth,s,1,1,u,\(date),a\n",
      as: PackageTables.capacity)
    #expect(table.diagnostics.count == 1)
  }

  @Test func `says in one breath that a whole table stands twice`() throws {
    let rows = (0..<3000).map { "\(1900 + $0 % 300),north,2.\($0 % 10)" }.joined(separator: "\n")
    let table = try check(
      "year,region,children\n\(rows)\n\(rows)\n", as: PackageTables.totalFertility)
    #expect(table.diagnostics.count == 21)
  }

  @Test func `does not repeat a cell as long as a row`() throws {
    let cell = String(repeating: "ж", count: 15_000)
    let table = try check(
      "year,region,children\n2024,\(cell),\(cell)\n", as: PackageTables.totalFertility)
    #expect(table.diagnostics.count == 2)
    for diagnostic in table.diagnostics { #expect(diagnostic.rendered.utf8.count < 1500) }
  }
}
