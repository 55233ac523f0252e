import Projection

/// The reasons why a row's certainty is reduced, a character each, as far as they tell it from other rows; `i` puts them
/// into words.
struct CertaintyMarks {
  /// Columns of the field, the gap before it included.
  let width: Int
  private let projection: CohortProjection
  private let shared: Set<String>

  init(_ projection: CohortProjection, width: Int) {
    self.width = width
    self.projection = projection
    shared = Set(projection.sharedReasons.map(\.code))
  }

  /// The marks of a row; a plus sign stands for those that do not fit.
  func text(_ stratum: Int) -> String {
    let signs = own(stratum).map(\.sign)
    let room = width - 1
    return " " + (signs.count > room ? String(signs.prefix(room - 1)) + "+" : String(signs))
  }

  /// What the marks on the rows mean, as many as there is room for, then the key that tells the others.
  func legend(width: Int) -> String {
    let codes = Set(projection.strata.flatMap { $0.certainty.reasons.map(\.code) }).subtracting(shared)
    let entries = Certainty.Reason.marks.filter { codes.contains($0.code) }.map { "\($0.mark.sign) \($0.mark.words)" }
    let whole = entries.joined(separator: " ")
    if whole.count <= width { return whole }
    var shown = ""
    for entry in entries {
      guard shown.count + entry.count + 1 + 6 <= width else { break }
      shown += entry + " "
    }
    return shown + "+ see i"
  }

  private func own(_ stratum: Int) -> [Certainty.Reason.Mark] {
    let codes = Set(projection.strata[stratum].certainty.reasons.map(\.code)).subtracting(shared)
    return Certainty.Reason.marks.filter { codes.contains($0.code) }.map(\.mark)
  }
}
