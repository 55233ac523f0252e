/// How probabilities of a family of tests are raised, so that the family as a whole keeps its error rate.
///
/// The family is every test that was done on an endpoint, shown or not.
public enum MultiplicityAdjustment: String, Sendable, CaseIterable {
  /// p · n. Any one false positive.
  case bonferroni
  /// Step-down Bonferroni; never worse than it, without assumptions: Holm, Scand J Stat 1979;6:65–70.
  case holm
  /// Step-up, for tests that are independent or positively dependent: Hochberg, Biometrika 1988;75:800–802.
  case hochberg
  /// By all subfamilies, under the assumptions of Hochberg: Hommel, Biometrika 1988;75:383–386.
  case hommel
  /// Share of false ones among the positives: Benjamini and Hochberg, J R Stat Soc B 1995;57:289–300.
  case benjaminiHochberg
  /// The same for tests that depend on each other in any way: Benjamini and Yekutieli, Ann Stat 2001;29:1165–1188.
  case benjaminiYekutieli
}

extension MultiplicityAdjustment {
  /// Adjusted probabilities in the order of `probabilities`; without an answer if one is not within 0...1.
  ///
  /// Tests of the family that are not among `probabilities` (`familySize` beyond their number) count as having found
  /// nothing, p = 1. O(n log n), Hommel's O(n²).
  public func adjust(
    _ probabilities: [Double], familySize: Int? = nil
  ) -> Result<[Double], StatisticRefusal> {
    guard probabilities.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      return .failure(.outOfRange("a probability", needs: "between 0 and 1"))
    }
    let size = familySize ?? probabilities.count
    precondition(size >= probabilities.count, "a family holds all of its tests")
    let all = probabilities + [Double](repeating: 1, count: size - probabilities.count)
    let order = all.indices.sorted { (all[$0], $0) < (all[$1], $1) }
    let adjusted = adjust(sorted: order.map { all[$0] })
    var result = [Double](repeating: 0, count: size)
    for (place, index) in order.enumerated() { result[index] = adjusted[place] }
    return .success(Array(result.prefix(probabilities.count)))
  }

  private func adjust(sorted p: [Double]) -> [Double] {
    let n = p.count
    switch self {
    case .bonferroni: return p.map { min(1, $0 * Double(n)) }
    case .holm: return risen(p) { Double(n - $0) }
    case .hochberg: return fallen(p) { Double(n - $0) }
    case .hommel: return hommel(p)
    case .benjaminiHochberg: return fallen(p) { Double(n) / Double($0 + 1) }
    case .benjaminiYekutieli:
      let harmonic = (0..<n).reduce(0.0) { $0 + 1 / Double($1 + 1) }
      return fallen(p) { harmonic * Double(n) / Double($0 + 1) }
    }
  }

  /// p · factor, each at least as large as the one before.
  private func risen(_ p: [Double], factor: (Int) -> Double) -> [Double] {
    var largest = 0.0
    return p.indices.map { index in
      largest = max(largest, min(1, p[index] * factor(index)))
      return largest
    }
  }

  /// p · factor, each at most as large as the one behind.
  private func fallen(_ p: [Double], factor: (Int) -> Double) -> [Double] {
    var result = p
    var smallest = 1.0
    for index in p.indices.reversed() {
      smallest = min(smallest, p[index] * factor(index))
      result[index] = smallest
    }
    return result
  }

  /// The largest of Simes' combined probabilities over the families that hold a hypothesis. Among families of one size
  /// the worst has the largest probabilities of the others.
  private func hommel(_ p: [Double]) -> [Double] {
    let n = p.count
    var result = p
    guard n > 1 else { return result }
    for size in 2...n {
      let smallest = n - size  // place of the smallest member, unless the hypothesis itself lies before it
      var others = 1.0
      for index in smallest + 1..<n { others = min(others, Double(size) * p[index] / Double(index - smallest + 1)) }
      for index in 0..<n {
        result[index] = max(result[index], min(others, Double(size) * p[min(index, smallest)]))
      }
    }
    return result
  }
}
