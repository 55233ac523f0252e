import Clinical

extension ALSFRSRItems {
  /// Sum of the twelve items, or `nil` if one is missing.
  var sumOfTwelve: Int? {
    var sum = 0
    for item in 1...12 {
      guard let score = self[item] else { return nil }
      sum += score
    }
    return sum
  }
}
