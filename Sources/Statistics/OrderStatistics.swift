/// Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan, Am Stat 1996;50:361–365; the
/// default of R): the value at place (n − 1) · p, counted from 0. `probabilities` must ascend within 0...1; `values` must
/// not be NaN. Empty if there are no values.
///
/// The values are not sorted, only divided around the places that are asked for: O(n) on average for a few
/// probabilities, O(n²) for an unfortunate order.
public func quantiles(_ probabilities: [Double], of values: consuming [Double]) -> [Double] {
  guard !values.isEmpty else { return [] }
  let places = probabilities.map { Double(values.count - 1) * $0 }
  let below = places.map { min(Int($0), values.count - 1) }
  return values.withUnsafeMutableBufferPointer { numbers in
    settle(below[...], in: numbers, 0...numbers.count - 1)
    return places.indices.map { index in
      let place = below[index]
      let share = places[index] - Double(place)
      if share == 0 { return numbers[place] }
      // The next larger value is the least of those up to the next place that is settled.
      let next = below[index...].first { $0 > place } ?? numbers.count - 1
      var above = numbers[place + 1]
      for other in place + 1...next where numbers[other] < above { above = numbers[other] }
      return numbers[place] + share * (above - numbers[place])
    }
  }
}

/// Puts the numbers of some ascending places of a range where sorting would put them, the middle one first: it divides the
/// work for those on either side.
private func settle(
  _ places: ArraySlice<Int>, in numbers: UnsafeMutableBufferPointer<Double>, _ range: ClosedRange<Int>
) {
  guard !places.isEmpty else { return }
  let place = places[(places.startIndex + places.endIndex) / 2]
  select(place, in: numbers, range)
  let before = places.prefix { $0 < place }
  let behind = places.drop { $0 <= place }
  if !before.isEmpty { settle(before, in: numbers, range.lowerBound...place - 1) }
  if !behind.isEmpty { settle(behind, in: numbers, place + 1...range.upperBound) }
}

/// The middle value, or the mean of the two middle ones; `nil` for none. O(n) on average.
public func median(_ values: consuming [Double]) -> Double? { quantiles([0.5], of: values).first }

/// Moves numbers so that the one at `place` is where sorting would put it, smaller ones before and larger ones behind
/// (C. A. R. Hoare, "Find", Commun ACM 1961;4:321). Numbers outside the range stay.
private func select(_ place: Int, in numbers: UnsafeMutableBufferPointer<Double>, _ range: ClosedRange<Int>) {
  var low = range.lowerBound
  var high = range.upperBound
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
