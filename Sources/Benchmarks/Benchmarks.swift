import Glibc

/// Times the program as whole processes beside a physical limit (`wc -l` on the same bytes) and a peer (polars, if `python3` has it), in
/// one run on one machine, and prints ratios. Quote the ratios; the seconds belong to the machine.
@main
struct Benchmarks {
  static func main() {
    guard CommandLine.arguments.count == 2 else {
      print("usage: Benchmarks PATH-OF-alstrata")
      exit(64)
    }
    let binary = CommandLine.arguments[1]
    var template = Array("/tmp/alstrata-bench.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      print("no temporary folder")
      exit(74)
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let large = folder + "/large.csv"
    let small = folder + "/small.csv"
    defer {
      unlink(large)
      unlink(small)
      rmdir(folder)
    }
    for (path, patients) in [(large, "200000"), (small, "1800")] {
      guard run([binary, "simulate", "--patients", patients, "-o", path])?.exitCode == 0 else {
        print("could not simulate \(patients) patients")
        exit(74)
      }
    }

    print("whole processes, median of 5 after a warm-up")
    let limit = row("wc -l, large file", ["wc", "-l", large])
    let strata = row(
      "alstrata strata, large file", [binary, "strata", large, "--by", "onset,speed", "--format", "csv"])
    let benefit = row("alstrata benefit, large file", [binary, "benefit", large, "--format", "csv"])
    let polars = row("polars, large file", ["python3", Self.peer, large])
    ratio("strata / wc -l", strata, limit)
    ratio("polars / strata", polars, strata)
    ratio("benefit / strata", benefit, strata)

    let nothing = row("true", ["true"])
    let start = row("first screen of the embedded cohort", [binary, "explore", "--keys", "", "--size", "80x24"])
    ratio("first screen / true", start, nothing)
    let smallRun = row("alstrata strata, small file", [binary, "strata", small, "--format", "csv"])
    ratio("strata, small file / true", smallRun, nothing)
  }

  private static let peer: String = {
    let source = #filePath
    return source.prefix(upTo: source.lastIndex(of: "/") ?? source.startIndex) + "/Peers/strata_polars.py"
  }()

  private static func row(_ title: String, _ arguments: [String]) -> Run? {
    guard let median = median(of: 5, arguments) else {
      print("  \(padded(title, 38)) not available")
      return nil
    }
    print(
      "  \(padded(title, 38)) \(fixed(median.wallSeconds * 1000, 1)) ms wall, \(fixed(median.cpuSeconds * 1000, 1)) ms cpu, "
        + "\(fixed(median.peakMebibytes, 0)) MiB peak")
    return median
  }

  private static func ratio(_ title: String, _ numerator: Run?, _ denominator: Run?) {
    guard let numerator, let denominator, denominator.wallSeconds > 0 else { return }
    print("  \(padded(title, 38)) \(fixed(numerator.wallSeconds / denominator.wallSeconds, 2)) × wall")
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
