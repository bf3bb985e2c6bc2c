import LinearAlgebra

/// The benchmark program: measures, and checks every answer that it measures.
///
/// Without arguments: the stages of a point forecast from reading to writing; with `--draws` those of
/// an ensemble. With `--regions`: draws in a made-up country. With `--places`: a gravity fit to a
/// made-up table and its balancing. With `--members`: a surge day by day. Ends with 1 when a check fails.
@main
enum EngineBenchmarks {
  static func main() async {
    BLASRuntime.useOneThread()
    do {
      let arguments = try BenchmarkArguments(Array(CommandLine.arguments.dropFirst()))
      let report: BenchmarkReport
      if let fit = arguments.fit {
        report = try CalibrationScale(places: fit.places, constraint: fit.constraint).run()
      } else if let members = arguments.members {
        report = try await CrisisBenchmark(
          regions: arguments.size?.regions ?? 20, members: members, workers: arguments.workers
        ).run()
      } else if let size = arguments.size {
        report = try await StepBenchmark(
          size: size, rounds: arguments.rounds, workers: arguments.workers,
          extras: arguments.extras
        ).run()
      } else if let draws = arguments.draws {
        report = try await EnsembleBenchmark(
          scenario: arguments.scenario, draws: draws, workers: arguments.workers
        ).run()
      } else {
        report = try ForecastBenchmark(scenario: arguments.scenario).run()
      }
      print(arguments.isJSON ? report.json : report.text)
      if !report.isSound { exitWithFailure() }
    } catch {
      print("engine-benchmarks: \(error)")
      exitWithFailure()
    }
  }
}
