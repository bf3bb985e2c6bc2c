import Diagnostics
import Glibc
import Reports
import TestSupport
import Testing

/// Writes a small forecast whose every file holds the same word.
func publishForecast(_ word: String, at path: String, files: Int = 3) throws {
  let folder = try OutputFolder(at: path, replacing: .forecast)
  for index in 0..<files {
    try folder.write(Array(word.utf8), to: "forecast/table_\(index).csv")
  }
  try folder.write(
    Array("{\n  \"program\": \"kosh\",\n  \"word\": \"\(word)\"\n}\n".utf8), to: "run.json")
  try folder.publish()
}

func refusal(_ body: () throws -> Void) -> OutputError? {
  do {
    try body()
    return nil
  } catch {
    return error as? OutputError
  }
}

@Suite("The folder of results")
struct OutputFolderTests {
  let home = TemporaryFolder()
  var target: String { home + "Outputs/north" }

  @Test func `a first run makes the folder and leaves nothing beside it`() throws {
    try publishForecast("first", at: target + "/")
    #expect(TemporaryFolder.entries(target) == ["forecast", "run.json"])
    #expect(TemporaryFolder.text(target + "/forecast/table_1.csv") == "first")
    #expect(TemporaryFolder.entries(home + "Outputs") == ["north"])
  }

  @Test func `an empty folder is as good as none`() throws {
    TemporaryFolder.makeFolder(home + "Outputs")
    TemporaryFolder.makeFolder(target)
    try publishForecast("first", at: target)
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "first")
  }

  @Test func `a run replaces its own part and leaves the others'`() throws {
    try publishForecast("first", at: target, files: 5)
    TemporaryFolder.makeFolder(target + "/monitoring")
    TemporaryFolder.write("kept", to: target + "/monitoring/indicators.csv")
    TemporaryFolder.write("mine", to: target + "/notes.txt")
    TemporaryFolder.write("stale", to: target + "/workbook.xlsx")
    symlink("notes.txt", target + "/link")
    try publishForecast("second", at: target, files: 2)
    #expect(
      TemporaryFolder.entries(target) == [
        "forecast", "link", "monitoring", "notes.txt", "run.json",
      ])
    #expect(TemporaryFolder.entries(target + "/forecast") == ["table_0.csv", "table_1.csv"])
    #expect(TemporaryFolder.text(target + "/forecast/table_1.csv") == "second")
    #expect(TemporaryFolder.text(target + "/monitoring/indicators.csv") == "kept")
    #expect(TemporaryFolder.text(target + "/link") == "mine")
    #expect(TemporaryFolder.entries(home + "Outputs") == ["north"])
  }

  @Test func `a comparison replaces only that with the same scenario`() throws {
    try publishForecast("first", at: target)
    for name in ["east", "west"] {
      let folder = try OutputFolder(at: target, replacing: .comparison(name))
      try folder.write(Array(name.utf8), to: "comparison/\(name)/differences.csv")
      try folder.write(
        Array("{\"program\": \"kosh\"}".utf8), to: "comparison/\(name)/run.json")
      try folder.publish()
    }
    #expect(TemporaryFolder.entries(target + "/comparison") == ["east", "west"])
    #expect(TemporaryFolder.text(target + "/run.json") != nil, "the forecast's own record")
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "first")
  }

  @Test
  func `monitoring alone is ours and has its own record, unless something else lies beside it`()
    throws
  {
    func publishMonitoring() throws {
      let folder = try OutputFolder(at: target, replacing: .monitoring)
      try folder.write(Array("{\"program\": \"kosh\"}".utf8), to: "monitoring/run.json")
      try folder.publish()
    }
    try publishMonitoring()
    try publishMonitoring()
    #expect(TemporaryFolder.entries(target) == ["monitoring"])
    TemporaryFolder.write("x", to: target + "/letter.txt")
    #expect(refusal { try publishMonitoring() } != nil)
  }

  @Test func `a run that fails leaves the previous outputs and nothing else`() throws {
    try publishForecast("first", at: target)
    do {
      let folder = try OutputFolder(at: target, replacing: .forecast)
      try folder.write(Array("second".utf8), to: "forecast/table_0.csv")
      // Let go without publishing, as an error or an interruption does.
    }
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "first")
    #expect(TemporaryFolder.entries(home + "Outputs") == ["north"])
  }

  @Test func `a first run that fails leaves no folders behind`() throws {
    do {
      let folder = try OutputFolder(at: home + "a/b/c", replacing: .forecast)
      try folder.write([1], to: "forecast/table_0.csv")
    }
    #expect(TemporaryFolder.entries(home.path) == [])
  }

  @Test func `a folder that is not ours is refused untouched`() throws {
    TemporaryFolder.makeFolder(home + "photos")
    TemporaryFolder.write("x", to: home + "photos/sea.jpg")
    let error = try #require(refusal { try publishForecast("first", at: home + "photos") })
    #expect(error.path == home + "photos")
    #expect(error.reason.contains("holds no run.json of kosh"))
    // Another program's record does not make it ours.
    TemporaryFolder.write("{\"program\": \"other\"}", to: home + "photos/run.json")
    #expect(refusal { try publishForecast("first", at: home + "photos") } != nil)
    #expect(TemporaryFolder.entries(home + "photos") == ["run.json", "sea.jpg"])
    #expect(TemporaryFolder.entries(home.path) == ["photos"])
  }

  @Test func `a path through a file is refused, naming the file`() throws {
    TemporaryFolder.write("x", to: home + "report")
    let through = try #require(refusal { try publishForecast("first", at: home + "report/a/b") })
    #expect(through.path == home + "report")
    #expect(through.reason == "a file of this name is there")
    let itself = try #require(refusal { try publishForecast("first", at: home + "report") })
    #expect(itself.reason.contains("it is a file"))
    #expect(TemporaryFolder.text(home + "report") == "x")
  }

  @Test func `a link to a folder stays a link`() throws {
    try publishForecast("first", at: home + "disk")
    symlink("disk", home + "Outputs")
    try publishForecast("second", at: home + "Outputs")
    #expect(TemporaryFolder.text(home + "disk/forecast/table_0.csv") == "second")
    #expect(TemporaryFolder.entries(home.path) == ["Outputs", "disk"])
  }

  @Test func `two runs do not write to one folder at a time`() throws {
    do {
      let first = try OutputFolder(at: target, replacing: .forecast)
      let error = try #require(refusal { try publishForecast("second", at: target) })
      #expect(error.reason == "another run is writing there now")
      try first.write(Array("{\"program\": \"kosh\"}".utf8), to: "run.json")
      try first.publish()
    }
    try publishForecast("third", at: target)
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "third")
  }

  @Test func `something else in the place of the hidden folder is not cleared away`() throws {
    TemporaryFolder.makeFolder(home + ".north.partial")
    TemporaryFolder.write("x", to: home + ".north.partial/precious")
    let error = try #require(refusal { try publishForecast("first", at: home + "north") })
    #expect(error.reason.contains("in the way"))
    #expect(TemporaryFolder.text(home + ".north.partial/precious") == "x")
  }
}

@Suite("Runs that end too soon", .serialized)
struct EndedRunsTests {
  let home = TemporaryFolder()
  var target: String { home + "north" }

  @Test func `a run killed while writing leaves the old outputs, and the next clears up`()
    async throws
  {
    try publishForecast("first", at: target)
    await #expect(processExitsWith: .signal(SIGKILL)) { [target = target as String] in
      let folder = try OutputFolder(at: target, replacing: .forecast)
      try folder.write(Array("second".utf8), to: "forecast/table_0.csv")
      kill(getpid(), SIGKILL)
    }
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "first")
    #expect(TemporaryFolder.entries(home.path) == [".north.partial", "north"])
    try publishForecast("third", at: target)
    #expect(TemporaryFolder.entries(home.path) == ["north"])
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "third")
  }

  /// The child publishes again and again until it is killed; the delays spread over its steps.
  @Test(arguments: Array(0..<12))
  func `a run killed at any moment leaves one run's outputs whole`(attempt: Int) async throws {
    try publishForecast("first", at: target)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [target = target as String, attempt = attempt as Int] in
      var delay = itimerval()
      delay.it_value.tv_usec = 3000 + attempt * 1733
      signal(SIGALRM) { _ in kill(getpid(), SIGKILL) }
      setitimer(__itimer_which_t(0), &delay, nil)
      for round in 0... { try publishForecast("round \(round)", at: target) }
    }
    let words = (0..<3).map { TemporaryFolder.text(target + "/forecast/table_\($0).csv") }
    #expect(words[0] != nil)
    #expect(Set(words).count == 1)
    let record = try #require(TemporaryFolder.text(target + "/run.json"))
    #expect(record.contains("\"\(words[0] ?? "")\""))
    try publishForecast("last", at: target)
    #expect(TemporaryFolder.entries(home.path) == ["north"])
    #expect(TemporaryFolder.text(target + "/forecast/table_2.csv") == "last")
  }

  @Test func `where a system knows no exchange, the old one is moved aside first`() throws {
    for inOneInstant in [true, false] {
      for name in ["old", "new"] {
        TemporaryFolder.makeFolder(home + name)
        TemporaryFolder.write(name, to: home + name + "/file")
      }
      try FolderExchange.exchange(
        home + "new", with: home + "old", parked: home + "parked", inOneInstant: inOneInstant)
      #expect(TemporaryFolder.text(home + "old/file") == "new")
      #expect(TemporaryFolder.text(home + "parked/file") == "old")
      #expect(TemporaryFolder.entries(home.path) == ["old", "parked"])
      rename(home + "parked", home + "gone \(inOneInstant)")
      rename(home + "gone \(inOneInstant)/file", home + "old/gone")
      rmdir(home + "gone \(inOneInstant)")
    }
    // A failure in between puts the old one back.
    let error = refusal {
      try FolderExchange.exchange(
        home + "missing", with: home + "old", parked: home + "parked", inOneInstant: false)
    }
    #expect(error != nil)
    #expect(TemporaryFolder.text(home + "old/file") == "new")
  }

  @Test func `outputs that a killed run had moved aside are put back`() throws {
    try publishForecast("first", at: target)
    // What a system without an atomic exchange leaves when it stops between two renames.
    for name in [".north.partial", ".north.partial/parked"] {
      TemporaryFolder.makeFolder(home + name)
    }
    TemporaryFolder.write("", to: home + ".north.partial/lock")
    rename(target, home + ".north.partial/parked/folder")
    do { _ = try OutputFolder(at: target, replacing: .forecast) }
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "first")
    #expect(TemporaryFolder.entries(home.path) == ["north"])
  }

  @Test func `a disk that is full is named, and the old outputs stay`() async throws {
    try publishForecast("first", at: target)
    await #expect(processExitsWith: .exitCode(73)) { [target = target as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
      setrlimit(__rlimit_resource_t(1), &limit)  // the size of files
      do {
        let folder = try OutputFolder(at: target, replacing: .forecast)
        try folder.write([UInt8](repeating: 65, count: 100_000), to: "forecast/table_0.csv")
        try folder.publish()
      } catch let error as OutputError {
        if error.path == target + "/forecast/table_0.csv", error.operation == "write" { exit(73) }
      }
    }
    #expect(TemporaryFolder.text(target + "/forecast/table_0.csv") == "first")
    #expect(TemporaryFolder.entries(home.path) == ["north"])
  }

  @Test func `the current folder is replaced item by item and stays the current folder`()
    async throws
  {
    try publishForecast("first", at: target, files: 5)
    TemporaryFolder.write("mine", to: target + "/notes.txt")
    await #expect(processExitsWith: .success) { [target = target as String] in
      chdir(target)
      try publishForecast("second", at: ".", files: 2)
      guard TemporaryFolder.text("forecast/table_0.csv") == "second" else { exit(1) }
    }
    #expect(TemporaryFolder.entries(target) == ["forecast", "notes.txt", "run.json"])
    #expect(TemporaryFolder.entries(target + "/forecast") == ["table_0.csv", "table_1.csv"])
    #expect(TemporaryFolder.entries(home.path) == ["north"])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal raises the flag and the program ends by itself`(number: Int32) async {
    await #expect(processExitsWith: .exitCode(130)) { [number = number as Int32] in
      let flag = InterruptFlag.install()
      try flag.check()
      // Threads of the test block signals, so the process is signalled and another one answers.
      kill(getpid(), number)
      for _ in 0..<1000 where !flag.isRaised { usleep(1000) }
      do {
        try flag.check()
      } catch {
        exit(130)
      }
    }
    #expect(!InterruptFlag.never.isRaised)
  }
}
