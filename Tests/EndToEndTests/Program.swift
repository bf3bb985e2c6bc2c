import FoundationEssentials
import Glibc
import Synchronization
import TestSupport
import Testing

/// The built program, run as a person runs it: in a process and a folder of its own, with a time
/// limit, knowing nothing of what is inside.
enum Program {
  /// How a process ended and what it said.
  struct Ended {
    /// The exit status; 128 and the signal's number when a signal ended it, as a shell says it.
    let status: Int32
    let out: String
    let err: String
  }

  /// The folder that holds the executable: the one the tests were built into.
  static let folder: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = tests.split(separator: "/").dropLast().joined(separator: "/")
    for candidate in ["/" + beside, Repository.path(".build/release")]
    where FileManager.default.isExecutableFile(atPath: candidate + "/kosh") { return candidate }
    return "no folder with a built kosh: run make build"
  }()

  static func run(
    _ arguments: String..., in place: Workplace, environment: [String: String] = [:],
    limit: Duration = .seconds(60)
  ) throws -> Ended {
    try start(arguments, in: place, environment: environment).ended(within: limit)
  }

  /// A line for the shell, with the program on its path.
  static func shell(_ line: String, in place: Workplace, limit: Duration = .seconds(60)) throws
    -> Ended
  {
    try RunningProcess(["/bin/bash", "-c", line], in: place, environment: [:]).ended(within: limit)
  }

  static func start(
    _ arguments: [String], in place: Workplace, environment: [String: String] = [:]
  ) throws -> RunningProcess {
    try RunningProcess([folder + "/kosh"] + arguments, in: place, environment: environment)
  }
}

/// A process that was started and has not been waited for.
final class RunningProcess {
  private let identifier: pid_t
  private let out: Int32
  private let err: Int32

  struct CannotStart: Error {
    let command: [String]
    let reason: String
  }

  /// What one process opens must not be inherited by another that starts at the same time.
  private static let starting = Mutex(())

  init(_ command: [String], in place: Workplace, environment: [String: String]) throws {
    var variables = [
      "PATH": Program.folder + ":/usr/local/bin:/usr/bin:/bin", "HOME": place.path, "LANG": "C",
      "TERM": "xterm",
    ]
    variables.merge(environment) { $1 }
    // `env` changes the folder and becomes the program: the identifier stays the same.
    let words = ["env", "-C", place.path] + command
    (identifier, out, err) = try Self.starting.withLock { _ in try Self.spawn(words, variables) }
  }

  private static func spawn(_ words: [String], _ variables: [String: String]) throws
    -> (pid_t, Int32, Int32)
  {
    let (out, err) = (openPipe(), openPipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO)

    // Signals act on it as on a program that a shell starts.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let arguments = words.map { strdup($0) } + [nil]
    let environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var identifier: pid_t = 0
    let failure = posix_spawn(
      &identifier, "/usr/bin/env", &actions, &attributes, arguments, environment)
    close(out.write)
    close(err.write)
    guard failure == 0 else {
      throw CannotStart(command: words, reason: String(cString: strerror(failure)))
    }
    return (identifier, out.read, err.read)
  }

  private static func openPipe() -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  func send(_ signal: Int32) { kill(identifier, signal) }

  /// Reads what the process says until it ends; a process over its limit is killed and is a fault.
  func ended(within limit: Duration, sourceLocation: SourceLocation = #_sourceLocation)
    -> Program
    .Ended
  {
    let deadline = ContinuousClock.now + limit
    var texts: [Int32: [UInt8]] = [out: [], err: []]
    var openEnds = [out, err]
    while !openEnds.isEmpty {
      let left = (deadline - .now) / .milliseconds(1)
      guard left > 0 else {
        kill(identifier, SIGKILL)
        Issue.record("the program ran for more than \(limit)", sourceLocation: sourceLocation)
        break
      }
      var polls = openEnds.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&polls, nfds_t(polls.count), Int32(min(left + 1, 1e6)))
      for end in polls where end.revents != 0 {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(end.fd, &buffer, buffer.count)
        if count > 0 {
          texts[end.fd, default: []] += buffer[..<count]
        } else {
          openEnds.removeAll { $0 == end.fd }
        }
      }
    }
    var status: Int32 = 0
    waitpid(identifier, &status, 0)
    close(out)
    close(err)
    let signal = status & 0x7F
    return Program.Ended(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      out: String(decoding: texts[out] ?? [], as: UTF8.self),
      err: String(decoding: texts[err] ?? [], as: UTF8.self))
  }
}
