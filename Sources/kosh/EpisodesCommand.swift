import Diagnostics
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh episodes`: past surges told by the daily chain.
package enum EpisodesCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    do throws(InputRejected) {
      let episodes = try EpisodeReader.read(folder: arguments.operands[0])
      console.print(EpisodesText(episodes.map { EpisodeReport($0) }).text)
      return .done
    } catch {
      return .of(error, on: console)
    }
  }
}
