/// Loss of the main employer of a region or a town in it.
package struct Shutdown: Sendable, Equatable {
  package var region: Int
  /// Jobs lost, and the region's jobs in all.
  package var jobsLost: Double
  package var jobs: Double
  /// Log change of leaving, and of attraction, if all jobs were lost.
  package var push: Estimate
  package var pull: Double
  package var redistribution: Double
  package var who: AgeSexSelection

  package init(
    region: Int, jobsLost: Double, jobs: Double, push: Estimate, pull: Double,
    redistribution: Double = 0, who: AgeSexSelection = .everyone
  ) {
    self.region = region
    self.jobsLost = jobsLost
    self.jobs = jobs
    self.push = push
    self.pull = pull
    self.redistribution = redistribution
    self.who = who
  }
}
