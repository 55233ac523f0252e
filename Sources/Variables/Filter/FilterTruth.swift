import Cohorts

/// What a condition is for each patient: true, false, or neither.
struct FilterTruth {
  var yes: Bitmap
  var no: Bitmap

  /// Every patient the same.
  init(all truth: Bool, count: Int) {
    yes = Bitmap(repeating: truth, count: count)
    no = Bitmap(repeating: !truth, count: count)
  }

  init(yes: Bitmap, no: Bitmap) {
    self.yes = yes
    self.no = no
  }

  var negated: FilterTruth { FilterTruth(yes: no, no: yes) }
  func and(_ other: FilterTruth) -> FilterTruth { FilterTruth(yes: yes & other.yes, no: no | other.no) }
  func or(_ other: FilterTruth) -> FilterTruth { FilterTruth(yes: yes | other.yes, no: no & other.no) }
}
