/// The name closest to a mistyped one, if it is close: at most two edits (one for names of up to four letters), or the
/// same start. `nil` if none is. O(names · length²), for messages only.
public func nearestName(to typed: String, among names: [String]) -> String? {
  let wanted = Array(typed.lowercased().unicodeScalars.prefix(64))
  guard !wanted.isEmpty else { return nil }
  let allowed = wanted.count <= 4 ? 1 : 2
  var best: (name: String, edits: Int)?
  for name in names {
    let candidate = Array(name.lowercased().unicodeScalars.prefix(64))
    let isStart = wanted.count >= 2 && candidate.starts(with: wanted)
    let edits = isStart ? min(allowed, candidate.count - wanted.count) : editDistance(wanted, candidate)
    if edits <= allowed, edits < best?.edits ?? .max { best = (name, edits) }
  }
  return best?.name
}

/// Levenshtein distance: insertions, deletions and replacements.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var row = Array(0...right.count)
  for (index, scalar) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in 0..<right.count {
      let replaced = diagonal + (scalar == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
    }
  }
  return row[right.count]
}
