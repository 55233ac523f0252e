import Glibc

/// How far the program and a peer agree about the slopes of the same strata.
struct Agreement {
  /// Strata that both have.
  var strata = 0
  /// Strata whose number of patients differs, or that only one has.
  var differing = 0
  /// Largest relative difference of a mean, SD or quantile.
  var largest = 0.0

  private static let figures = ["mean", "sd", "p10", "p25", "p50", "p75", "p90"]

  /// Compares the output of `alstrata strata --disclosure off --format csv` with that of a peer.
  init(program: String, peer: String) {
    let own = Agreement.rows(program, axes: ["onset", "kings", "speed"], prefix: "slope_")
    let other = Agreement.rows(peer, axes: ["onset", "kings_stage", "speed"], prefix: "")
    for (stratum, values) in own {
      guard let expected = other[stratum], expected["patients"] == values["patients"] else {
        differing += 1
        continue
      }
      strata += 1
      for figure in Agreement.figures {
        guard let left = values[figure], let right = expected[figure] else { continue }
        largest = max(largest, abs(left - right) / max(abs(right), 1e-300))
      }
    }
    differing += other.keys.count { own[$0] == nil }
  }

  /// Figures by stratum; subtotals have an axis without a level and are left out.
  private static func rows(_ text: String, axes: [String], prefix: String) -> [String: [String: Double]] {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    guard let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) else {
      return [:]
    }
    var rows: [String: [String: Double]] = [:]
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(zip(header, fields)) { first, _ in first }
      let levels = axes.map { level(row[$0] ?? "") }
      if levels.contains("") { continue }
      var figures: [String: Double] = ["patients": Double(row["patients"] ?? "") ?? -1]
      for figure in Agreement.figures { figures[figure] = Double(row[prefix + figure] ?? "") }
      rows[levels.joined(separator: " ")] = figures
    }
    return rows
  }

  /// The same level in the words of both: the program says "limb" and "King's 2", the file "spinal" and "2".
  private static func level(_ text: String) -> String {
    if text == "spinal" { return "limb" }
    return text.hasPrefix("King's ") ? String(text.dropFirst(7)) : text
  }
}
