import Demography
import Tables

/// Who moves between regions and across the border.
extension Compilation {
  var migrationTables: [CompiledTable] {
    [externalTable, marginTable, covariateTable, profileTable]
  }

  /// Years of external_migration.csv. Before them emigration was two to three times as large, and
  /// rates pooled over the years would say so: 2022 stands in the covariates.
  private static let externalYears = 2023...2025

  private var externalTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.externalMigration,
      ["year", "region", "sex", "age", "immigrants", "emigrants", "source", "confidence"],
      origin: .facts(unit: "persons"))
    let source = "country's totals published; regions partly; ages and sexes assumed"
    for year in Self.externalYears {
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

  /// The covariates as they stand, and the estimated external migration of 2022.
  private var covariateTable: CompiledTable {
    let input = inputs[PackageTables.covariates]
    var table = CompiledTable(carrying: input, PackageTables.covariates, origin: .facts())
    let streams = [
      ("external_emigrants", external.emigrants[2022] ?? []),
      ("external_immigrants", external.immigrants[2022] ?? []),
    ]
    for (name, persons) in streams {
      for (region, id) in inputs.regions.enumerated() {
        table.add(
          input.file.header.map { column in
            switch column {
            case "year": "2022"
            case "region": id
            case "name": name
            case "value": String(persons[region])
            case "unit": "persons"
            case "confidence": "derived"
            default: "country's total published; shares of 2023 where a region is not"
            }
          })
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
