import Statistics
import TestKit
import Testing

@Suite struct OrderStatisticsTests {
  @Test func `Quantiles are R's default`() {
    // quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(0.1, 0.25, 0.5, 0.75, 0.9))
    let found = quantiles([0.1, 0.25, 0.5, 0.75, 0.9], of: [3, 1, 4, 1, 5, 9, 2, 6])
    for (value, expected) in zip(found, [1, 1.75, 3.5, 5.25, 6.9]) { expectClose(value, expected, relative: 1e-15) }
    #expect(median([7]) == 7)
    #expect(median([]) == nil)
  }

  @Test(arguments: 0..<50) func `Selection finds what sorting finds`(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let values = (0..<seed * 7 + 1).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Double(state % 50)
    }
    let sorted = values.sorted()
    let places = [0, 0.1, 0.25, 0.5, 0.9, 1]
    for (share, found) in zip(places, quantiles(places, of: values)) {
      let place = Double(sorted.count - 1) * share
      let below = sorted[Int(place)]
      let above = sorted[min(Int(place) + 1, sorted.count - 1)]
      expectClose(found, below + (place - Double(Int(place))) * (above - below), relative: 1e-12)
    }
  }
}
