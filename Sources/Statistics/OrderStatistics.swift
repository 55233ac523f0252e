/// Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan, Am Stat 1996;50:361–365; the
/// default of R): the value at place (n − 1) · p, counted from 0. `probabilities` must ascend within 0...1; `values` must
/// not be NaN. Empty if there are no values.
///
/// The values are not sorted, only divided around the places that are asked for: O(n) on average for a few
/// probabilities, O(n²) for an unfortunate order.
public func quantiles(_ probabilities: [Double], of values: consuming [Double]) -> [Double] {
  guard !values.isEmpty else { return [] }
  var result: [Double] = []
  result.reserveCapacity(probabilities.count)
  values.withUnsafeMutableBufferPointer { numbers in
    var settled = 0  // everything before is in its place
    for probability in probabilities {
      let place = Double(numbers.count - 1) * probability
      let below = min(Int(place), numbers.count - 1)
      select(below, in: numbers, from: settled)
      settled = below
      let share = place - Double(below)
      var value = numbers[below]
      if share > 0 {
        // After selection, the next larger value is the least of those behind.
        var above = numbers[below + 1]
        for index in below + 1..<numbers.count where numbers[index] < above { above = numbers[index] }
        value += share * (above - value)
      }
      result.append(value)
    }
  }
  return result
}

/// The middle value, or the mean of the two middle ones; `nil` for none. O(n) on average.
public func median(_ values: consuming [Double]) -> Double? { quantiles([0.5], of: values).first }

/// Moves numbers so that the one at `place` is where sorting would put it, smaller ones before and larger ones behind
/// (C. A. R. Hoare, "Find", Commun ACM 1961;4:321). Numbers before `start` stay.
private func select(_ place: Int, in numbers: UnsafeMutableBufferPointer<Double>, from start: Int) {
  var low = start
  var high = numbers.count - 1
  while low < high {
    // The middle of three: ascending, descending and constant numbers are divided in halves.
    let (first, middle, last) = (numbers[low], numbers[(low + high) / 2], numbers[high])
    let pivot = max(min(first, middle), min(max(first, middle), last))
    var left = low
    var right = high
    while left <= right {
      while numbers[left] < pivot { left += 1 }
      while numbers[right] > pivot { right -= 1 }
      if left <= right {
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if place <= right { high = right } else if place >= left { low = left } else { return }
  }
}
