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

/// The median run by wall time of `times` runs after one that is not counted; `nil` if the command cannot be started or fails.
func median(of times: Int, _ arguments: [String]) -> Run? {
  guard let first = run(arguments), first.exitCode == 0 else { return nil }
  let runs = (0..<times).compactMap { _ in run(arguments) }.sorted { $0.wallSeconds < $1.wallSeconds }
  return runs.isEmpty ? nil : runs[runs.count / 2]
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
