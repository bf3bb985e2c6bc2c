import Demography
import Tables

/// Who moves between regions and across the border.
extension Compilation {
  var migrationTables: [CompiledTable] { [externalTable, marginTable, profileTable] }

  private var externalTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.externalMigration,
      ["year", "region", "sex", "age", "immigrants", "emigrants", "source", "confidence"],
      origin: .facts(unit: "persons"))
    let source =
      "country's totals published; regions partly published, rest estimated; ages and sexes an assumption"
    for year in ExternalTotals.years {
      guard let flows = hindcast.external[year] else { continue }
      for (region, id) in inputs.regions.enumerated() {
        for sex in Sex.allCases {
          for age in Age.all {
            table.add([
              String(year), id, sex.name, String(age),
              fixedDecimals(flows.immigrants[region, sex, age], ExactRounding.decimals),
              fixedDecimals(flows.emigrants[region, sex, age], ExactRounding.decimals),
              source, "derived",
            ])
          }
        }
      }
    }
    return table
  }

  private var marginTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.internalMargins,
      ["year", "region", "scope", "arrivals", "departures", "net", "source", "confidence"],
      origin: .facts(unit: "persons"))
    for row in internalNets.rows {
      table.add([
        String(row.year), inputs.regions[row.region], row.scope,
        row.arrivals.map { fixedDecimals($0, 0) } ?? "",
        row.departures.map { fixedDecimals($0, 0) } ?? "", fixedDecimals(row.net, 0), row.source,
        row.confidence,
      ])
    }
    return table
  }

  private var profileTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.profiles, ["profile", "sex", "age", "share", "source", "confidence"],
      origin: .mixed(unit: "share"))
    for profile in profiles.profiles {
      for sex in Sex.allCases {
        for age in Age.all {
          table.add([
            profile.name, sex.name, String(age),
            fixedDecimals(profile.shares[sex, age], MigrantProfiles.decimals), profile.source,
            profile.confidence,
          ])
        }
      }
    }
    return table
  }
}
