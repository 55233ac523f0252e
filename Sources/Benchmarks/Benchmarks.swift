import Glibc

/// Times the program as whole processes beside a physical limit (`wc -l` on the same bytes) and peers (polars, DuckDB,
/// data.table, where they are installed), in one run on one machine, and prints ratios. Quote the ratios; the seconds
/// belong to the machine.
///
/// The work: a million rows by 20 columns are read, a least-squares slope is fitted for each of 100,000 patients, and
/// number, mean, SD and quantiles are given by onset × stage × speed. Then estimators beside R and Python.
@main
struct Benchmarks {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 5, arguments[1] == "--write", let patients = Int(arguments[3]) {
      exit(save(bytes(of: arguments[2], patients: patients), to: arguments[4]) ? 0 : 74)
    }
    if arguments.count == 3, arguments[1] == "--bootstrap" {
      guard let sum = SlopesFile.bootstrap(arguments[2], replicates: 1000) else { exit(1) }
      print(sum)
      exit(0)
    }
    if arguments.count == 2, arguments[1] == "--engine" {
      EngineBenchmark.run(patients: 1_000_000)
      exit(0)
    }
    if arguments.count == 2, arguments[1] == "--projection" {
      ProjectionBenchmark.run(patients: 100_000)
      exit(0)
    }
    let onlyEstimators = arguments.count == 3 && arguments[2] == "--estimators"
    guard arguments.count == 2 || onlyEstimators else {
      print("usage: Benchmarks PATH-OF-alstrata [--estimators] | --engine | --projection")
      exit(64)
    }
    var template = Array("/tmp/alstrata-bench.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      print("no temporary folder")
      exit(74)
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let names = ["large.csv", "small.csv", "out.csv", "survival.csv", "slopes"].map { folder + "/" + $0 }
    defer {
      for name in names { unlink(name) }
      rmdir(folder)
    }
    let files = [
      ("trial", 100_000, names[0]), ("trial", 1_200, names[1]), ("survival", 100_000, names[3]),
      ("slopes", 100_000, names[4]),
    ]
    for (kind, patients, path) in files {
      // In a process of its own: the peak memory of this one would count as that of the commands it starts.
      guard run([arguments[0], "--write", kind, String(patients), path])?.exitCode == 0 else {
        print("could not write \(path)")
        exit(74)
      }
    }
    if !onlyEstimators {
      Benchmarks(binary: arguments[1], large: names[0], small: names[1], output: names[2]).compare()
    }
    EstimatorBenchmark(
      binary: arguments[1], own: arguments[0], visits: names[0], survival: names[3], slopes: names[4]
    ).compare(runs: runs)
    // Last: what it takes in memory would count as that of the commands started after it.
    if !onlyEstimators {
      EngineBenchmark.run(patients: 1_000_000)
      ProjectionBenchmark.run(patients: 100_000)
    }
  }

  private static func bytes(of kind: String, patients: Int) -> [UInt8] {
    switch kind {
    case "survival": SurvivalFile(patients: patients).bytes
    case "slopes": SlopesFile.bytes(patients: patients)
    default: TrialFile(patients: patients).bytes
    }
  }

  private static func save(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count <= 0 { return false }
      written += count
    }
    return true
  }

  let binary: String
  let large: String
  let small: String
  let output: String

  private func compare() {
    print("whole processes in turn, median of \(Benchmarks.runs) after a warm-up")
    let strata = [binary, "strata", large, "--by", "onset,kings,speed", "--disclosure", "off", "--format", "csv"]
    let commands: [(String, [String])] = [
      ("alstrata strata, 1,000,000 rows", strata),
      ("wc -l", ["wc", "-l", large]),
      ("polars", ["python3", Benchmarks.peer("strata_polars.py"), large, output]),
      ("DuckDB", ["python3", Benchmarks.peer("strata_duckdb.py"), large, output]),
      ("data.table", ["Rscript", Benchmarks.peer("strata_datatable.R"), large, output]),
    ]
    let medians = medianRuns(Benchmarks.runs, commands.map(\.1))
    let program = Benchmarks.capture(strata, at: output)
    for (index, command) in commands.enumerated() {
      Benchmarks.row(command.0, medians[index])
      guard index > 1 else { continue }
      Benchmarks.ratio("\(command.0) / alstrata", medians[index], medians[0])
      guard medians[index] != nil, let peer = Benchmarks.result(command.1, at: output) else { continue }
      let agreement = Agreement(program: program, peer: peer)
      print(
        "    \(agreement.strata) strata agree in n, \(agreement.differing) differ; slopes within \(agreement.largest) (relative)"
      )
    }
    Benchmarks.ratio("alstrata / wc -l", medians[0], medians[1])
    let bytes = Double(Benchmarks.byteCount(large)) / 1_048_576
    if let peak = medians[0]?.peakMebibytes {
      print("  peak memory / file: \(Benchmarks.fixed(peak / bytes, 2)), of \(Benchmarks.fixed(bytes, 0)) MiB")
    }

    let others: [(String, [String])] = [
      (
        "alstrata strata, 12,000 rows (1 MB)",
        [binary, "strata", small, "--by", "onset,kings,speed", "--format", "csv"]
      ),
      ("alstrata benefit, 1,000,000 rows", [binary, "benefit", large, "--format", "csv"]),
      ("first screen of the embedded cohort", [binary, "explore", "--keys", "", "--size", "80x24"]),
      ("true", ["true"]),
    ]
    for (other, median) in zip(others, medianRuns(Benchmarks.runs, others.map(\.1))) {
      Benchmarks.row(other.0, median)
    }
  }

  private static let runs = 7

  static func peer(_ name: String) -> String {
    let source = #filePath
    return source.prefix(upTo: source.lastIndex(of: "/") ?? source.startIndex) + "/Peers/" + name
  }

  private static func byteCount(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// What a peer writes to its output file.
  private static func result(_ command: [String], at path: String) -> String? {
    unlink(path)
    return run(command)?.exitCode == 0 ? contents(path) : nil
  }

  /// What the program writes to standard output.
  private static func capture(_ command: [String], at path: String) -> String {
    unlink(path)
    return run(command + ["-o", path])?.exitCode == 0 ? contents(path) : ""
  }

  private static func contents(_ path: String) -> String { String(decoding: bytes(path) ?? [], as: UTF8.self) }

  /// The bytes of a file.
  static func bytes(_ path: String) -> [UInt8]? {
    let size = byteCount(path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, size))
    }
  }

  static func row(_ title: String, _ median: Run?) {
    guard let median else { return print("  \(padded(title, 38)) not available") }
    print(
      "  \(padded(title, 38)) \(fixed(median.wallSeconds * 1000, 1)) ms wall, \(fixed(median.cpuSeconds * 1000, 1)) ms cpu, "
        + "\(fixed(median.peakMebibytes, 0)) MiB peak")
  }

  static func ratio(_ title: String, _ numerator: Run?, _ denominator: Run?) {
    guard let numerator, let denominator, denominator.wallSeconds > 0 else { return }
    print("    \(padded(title, 36)) \(fixed(numerator.wallSeconds / denominator.wallSeconds, 2)) × wall")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = pow(10, Double(digits))
    let scaled = Int((value * scale).rounded())
    guard digits > 0 else { return String(scaled) }
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale)).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }
}
