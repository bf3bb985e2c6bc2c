import Readiness
import ScenarioEngine
import Tables

/// What `kosh episodes` prints: how near the chain comes to past surges, beside naive forecasts, in
/// Markdown. What a naive forecast does better is said.
package struct EpisodesText: Sendable {
  private let reports: [EpisodeReport]

  package init(_ reports: [EpisodeReport]) { self.reports = reports }

  package var text: String {
    ([daily, shapes, foretold, members, counts, stays, regions].filter { !$0.isEmpty }.map {
      $0 + [""]
    })
    .flatMap { $0 }.joined(separator: "\n")
  }

  private func table(_ head: [String], _ rows: [[String]]) -> [String] {
    rows.isEmpty
      ? []
      : ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  private var daily: [String] {
    let rows = reports.flatMap { report -> [[String]] in
      guard let alone = report.alone, let border = report.throughBorder,
        let naive = report.yesterday
      else { return [] }
      let best = border.fit.determination > naive.determination
      let name = report.episode.name
      return [
        row(name, "pulse alone", alone.fit, ""),
        row(name, "pulse through a border", border.fit, ""),
        row(
          name, "yesterday's value", naive, best ? "worse than the chain" : "better than the chain"),
      ]
    }
    return table(["daily entries", "told by", "R²", "mean error", ""], rows)
  }

  private func row(
    _ name: String, _ rule: String, _ fit: GoodnessOfFit, _ verdict: String
  ) -> [String] {
    [name, rule, fixedDecimals(fit.determination, 3), percent(fit.meanError), verdict]
  }

  private var shapes: [String] {
    let rows = reports.compactMap { report -> [String]? in
      guard let fit = report.throughBorder, let capacity = fit.capacity else { return nil }
      return [
        report.episode.name, grouped(Int(fit.arrivals.rounded())),
        fixedDecimals(fit.pulse.shape, 2), fixedDecimals(fit.pulse.scaleDays, 2),
        percent(fit.pulse.floor), grouped(Int(capacity.initial.rounded())),
        percent(capacity.growth ?? 0), grouped(Int(capacity.maximum.rounded())),
        grouped(Int(fit.longestQueue.rounded())),
      ]
    }
    return table(
      [
        "pulse through a border", "persons", "shape", "scale, days", "floor", "first capacity",
        "growth a day", "last capacity", "longest queue",
      ], rows)
  }

  /// Every series by the curve of every other one.
  private var foretold: [String] {
    let rows = reports.flatMap { report in
      reports.compactMap { other -> [String]? in
        guard report.episode.name != other.episode.name,
          let forecast = FirstDaysForecast(of: report, by: other)
        else { return nil }
        let late = forecast.busiestDayMiss
        return [
          forecast.episode, forecast.curveOf, percent(forecast.error(byDay: 7)),
          percent(forecast.naiveError(byDay: 7)), percent(forecast.error(byDay: 14)),
          percent(forecast.naiveError(byDay: 14)), (late > 0 ? "+" : "") + "\(late) days",
          percent(forecast.largestDayError),
        ]
      }
    }
    return table(
      [
        "from its first 3 days", "by the curve of", "error by day 7", "third day repeated",
        "error by day 14", "third day repeated", "busiest day", "its size",
      ], rows)
  }

  /// Every series by the pulse of every other one, with members.
  private var members: [String] {
    let rows = reports.flatMap { report in
      reports.filter { $0.episode.name != report.episode.name }.flatMap { other in
        EpisodeForecast.Known.allCases.compactMap { known -> [String]? in
          guard let forecast = EpisodeForecast(of: report, by: other, knowing: known) else {
            return nil
          }
          let late = forecast.busiestDayMiss
          return [
            forecast.episode, known.rawValue, forecast.pulseOf, percent(forecast.error(byDay: 7)),
            percent(forecast.error(byDay: 14)), (late > 0 ? "+" : "") + "\(late) days",
            percent(forecast.largestDayError), "\(forecast.daysInside) of \(forecast.days)",
          ]
        }
      }
    }
    return table(
      [
        "with members", "from", "by the pulse of", "error by day 7", "error by day 14",
        "busiest day", "its size", "days inside 80 %",
      ], rows)
  }

  private var counts: [String] {
    let rows = reports.flatMap { report -> [[String]] in
      guard let fit = report.anchors else { return [] }
      return report.episode.anchors.map { anchor in
        [
          report.episode.name, anchor.name, grouped(Int(anchor.reported)),
          grouped(Int(anchor.figure(in: fit.entries).rounded())),
          percent(anchor.relativeError(in: fit.entries)),
        ]
      }
    }
    return table(["single counts", "count", "reported", "the chain's", "error"], rows)
  }

  private var stays: [String] {
    let rows = reports.compactMap { report -> [String]? in
      guard let months = report.halfLifeMonths else { return nil }
      let band = [months.shortest, months.longest].map { $0.map { fixedDecimals($0, 0) } ?? "?" }
      return [report.episode.name, fixedDecimals(months.centre, 0), band.joined(separator: " to ")]
    }
    return table(["half of the stayers leave within", "months", "band"], rows)
  }

  private var regions: [String] {
    let rows = reports.flatMap { report -> [[String]] in
      guard let chain = report.distributions.first else { return [] }
      return report.distributions.map { other in
        let verdict =
          other.rule == chain.rule
          ? ""
          : other.totalVariation > chain.totalVariation
            ? "worse than the chain" : "better than the chain"
        return [
          report.episode.name, other.rule, fixedDecimals(other.totalVariation, 3), verdict,
        ]
      }
    }
    let fits = reports.compactMap { report in
      report.destinations.map {
        "\(report.episode.name): fitted exponents \(fixedDecimals($0.populationExponent, 2)) of "
          + "population and \(fixedDecimals($0.distanceExponent, 2)) of distance."
      }
    }
    return table(["shares of regions", "told by", "total variation", ""], rows)
      + (fits.isEmpty ? [] : [""] + fits)
  }

  private func percent(_ share: Double) -> String { fixedDecimals(100 * share, 1) + " %" }
}
