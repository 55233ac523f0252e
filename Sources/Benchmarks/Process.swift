import Glibc

/// One finished run of a command.
struct Run {
  var wallSeconds: Double
  var cpuSeconds: Double
  var peakMebibytes: Double
  var exitCode: Int32
}

/// Runs a command with its output thrown away and reads the system's own account of it.
func run(_ arguments: [String]) -> Run? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)

  var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  var process = pid_t()
  let start = now()
  guard posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ) == 0 else { return nil }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
  let wall = now() - start
  return Run(
    wallSeconds: wall, cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    peakMebibytes: Double(usage.ru_maxrss) / 1024,
    exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
}

/// The median runs by wall time of several commands that are run in turn, so that a machine whose speed drifts is as fast
/// for each; after one run that is not counted. `nil` for a command that cannot be started or fails.
func medianRuns(_ times: Int, _ commands: [[String]]) -> [Run?] {
  var runs = commands.map { command in run(command).map { $0.exitCode == 0 } ?? false ? [Run]() : nil }
  for _ in 0..<times {
    for index in commands.indices where runs[index] != nil {
      if let result = run(commands[index]) { runs[index]?.append(result) }
    }
  }
  return runs.map { runs in
    guard let sorted = runs?.sorted(by: { $0.wallSeconds < $1.wallSeconds }), !sorted.isEmpty else { return nil }
    return sorted[sorted.count / 2]
  }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
