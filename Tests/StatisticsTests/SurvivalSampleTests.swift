import Statistics
import TestKit
import Testing

@Suite struct SurvivalSampleTests {
  private func refusal(
    times: [Double], events: [Bool]? = nil, entries: [Double]? = nil, weights: [Double]? = nil
  ) -> SurvivalRefusal? {
    let sample = SurvivalSample.read(
      times: times, events: events ?? times.map { _ in true }, entries: entries, weights: weights)
    if case .failure(let refusal) = sample { return refusal }
    return nil
  }

  @Test func `Rows that cannot be are named`() {
    #expect(refusal(times: []) == .noPatients)
    #expect(refusal(times: [1, -1]) == .invalidRow(row: 1, .time))
    #expect(refusal(times: [.nan]) == .invalidRow(row: 0, .time))
    #expect(refusal(times: [1, .infinity]) == .invalidRow(row: 1, .time))
    #expect(refusal(times: [1, 2], entries: [0, 2]) == .invalidRow(row: 1, .entry))
    #expect(refusal(times: [1, 2], entries: [0, -1]) == .invalidRow(row: 1, .entry))
    #expect(refusal(times: [1, 2], weights: [1, 0]) == .invalidRow(row: 1, .weight))
    #expect(refusal(times: [0, 2]) == nil)
  }

  @Test func `Times that only rounding sets apart are one`() throws {
    let third = 0.1 + 0.2  // 0.30000000000000004
    let sample = try SurvivalSample.read(times: [0.3, third, 0.3001], events: [true, true, true]).get()
    #expect(sample.distinctTimes == [0.3, 0.3001])
    #expect(SurvivalCurve.curves(sample)[0].events == [2, 1])
  }

  @Test func `An entry that only rounding sets before the end is none`() {
    #expect(refusal(times: [0.1 + 0.2, 1], entries: [0.3, 0]) == .invalidRow(row: 0, .entry))
  }

  @Test func `An entry at the time of another row's event comes after it`() throws {
    let sample = try SurvivalSample.read(times: [3, 5], events: [true, true], entries: [0, 3]).get()
    #expect(SurvivalCurve.curves(sample)[0].atRisk == [1, 1])
  }
}
