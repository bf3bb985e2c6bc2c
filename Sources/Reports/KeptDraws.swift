import Diagnostics
import Ensembles
import ScenarioEngine
import Tables

extension ForecastOutputs {
  /// Writes every draw of some figures as NumPy arrays `[draw][year][area]`, with the axes beside.
  package func keepDraws(
    of figures: [String], from store: ScratchStore, in folder: borrowing OutputFolder
  ) throws(OutputError) {
    guard !figures.isEmpty, let layout = ensemble?.layout else { return }
    for name in figures {
      guard let figure = layout.names.firstIndex(of: name) else { continue }
      let path = try folder.stagedPath(of: "draws/\(name).npy")
      do throws(StorageError) {
        var file = try NumPyFile(
          creating: path,
          shape: [store.finishedDraws, layout.years.count, layout.areas.count])
        do {
          try store.forEachDraw(figure: figure) { (values) throws(StorageError) in
            try file.append(values)
          }
        } catch {
          switch error {
          case .storage(let failure), .body(let failure): throw failure
          }
        }
        try file.finish()
      } catch {
        throw OutputError(path: error.path, operation: error.operation, reason: error.reason)
      }
    }
    let axes = JSONValue.object([
      "axes": .strings(["draw", "year", "region"]),
      "draws": .integer(store.finishedDraws),
      "years": .array(layout.years.map { .integer($0) }),
      "levels": .strings(layout.areas.map(\.level.rawValue)),
      "regions": .strings(layout.areas.map(\.id)),
      "figures": .strings(figures),
    ])
    try folder.write(Array(axes.rendered.utf8), to: "draws/axes.json")
  }
}
