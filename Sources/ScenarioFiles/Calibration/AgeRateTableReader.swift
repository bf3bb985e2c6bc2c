import Diagnostics
import Migration
import Tables

/// Reads rates of moving by age and fits a model schedule to them.
package enum AgeRateTableReader {
  /// - Throws: `InputRejected` with every fault of the table by line, or why nothing can be fitted.
  package static func fit(_ form: ScheduleForm, to path: String) throws(InputRejected)
    -> ScheduleFit
  {
    let csv = try CSVFile(InputFile.read(path, sizeLimit: CSVFile.sizeLimit))
    var table = CheckedTable(csv, as: AgeRateTable.description, regions: nil)
    if table.has("persons"), let persons = table.numbers("persons") {
      for row in persons.indices where table.isSound[row] && persons[row].isNaN {
        table.refuse(
          row: row, "persons", "persons are empty, and other ages have theirs",
          "fill the column, or leave it out")
      }
    }
    guard table.faults.isEmpty, let ages = table.numbers("age"), let rates = table.numbers("rate")
    else { throw InputRejected(table.diagnostics) }
    do {
      return try ScheduleFit(form, ages: ages, rates: rates, weights: table.numbers("persons"))
    } catch {
      throw InputRejected([
        Diagnostic(at: SourcePosition(file: path, line: 1), error.message, remedy: nil)
      ])
    }
  }
}
