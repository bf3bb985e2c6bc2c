import Glibc
import TestSupport

/// A table of flows between places on a line, written by a test and spoiled by it.
struct FlowTableFile {
  var places = ["aktau", "balkhash", "kentau", "oskemen", "ridder"]
  /// Columns behind `km`, by name, with the value of a pair.
  var columns: [(name: String, value: (Int, Int) -> String)] = []
  /// Moves of a pair; by default they fall with distance^0.8.
  var flow: (_ origin: Int, _ destination: Int, _ km: Double) -> String = { i, j, km in
    "\(1e6 * Double(i + 1) * Double(2 * j + 3) * pow(km, -0.8))"
  }

  func kilometres(_ i: Int, _ j: Int) -> Double {
    let at = [0.0, 70, 350, 410, 900, 1300]
    return abs(at[i] - at[j])
  }

  var text: String {
    var lines = [(["origin", "destination", "persons", "km"] + columns.map(\.name))]
    for i in places.indices {
      for j in places.indices where i != j {
        let km = kilometres(i, j)
        lines.append(
          [places[i], places[j], flow(i, j, km), "\(km)"] + columns.map { $0.value(i, j) })
      }
    }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// Writes the table into a folder and returns its path.
  func write(into folder: TemporaryFolder) -> String {
    TemporaryFolder.write(text, to: folder + "flows.csv")
    return folder + "flows.csv"
  }
}
