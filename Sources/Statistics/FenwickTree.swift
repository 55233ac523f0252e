/// Running sums over places that change one at a time. O(log n) each. Reference: Fenwick, Softw Pract Exp
/// 1994;24:327–336.
struct FenwickTree<Number: Numeric> {
  private var sums: [Number]

  /// `count` places, all 0.
  init(count: Int) { sums = [Number](repeating: 0, count: count + 1) }

  /// Adds to a place.
  mutating func add(_ amount: Number, at place: Int) {
    var node = place + 1
    while node < sums.count {
      sums[node] += amount
      node += node & -node
    }
  }

  /// The sum of the places before `end`.
  func sum(before end: Int) -> Number {
    var node = end
    var sum: Number = 0
    while node > 0 {
      sum += sums[node]
      node &= node - 1
    }
    return sum
  }

  /// The sum of all places.
  var total: Number { sum(before: sums.count - 1) }
}
