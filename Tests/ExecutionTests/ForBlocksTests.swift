import Execution
import Testing

@Suite struct ForBlocksTests {
  @Test func resultsComeInBlockOrderAndCoverEveryIndexOnce() throws {
    let blocks = try forBlocks(10, size: 3, work: Work()) { $0 }
    #expect(blocks == [0..<3, 3..<6, 6..<9, 9..<10])
  }

  @Test func nothingToDoGivesNoBlocks() throws {
    #expect(try forBlocks(0, size: 3, work: Work()) { $0 }.isEmpty)
  }

  @Test func cancelledWorkThrowsAndLeavesNoResult() {
    let work = Work()
    work.cancel()
    #expect(throws: Cancelled.self) { try forBlocks(100, size: 1, work: work) { $0.count } }
  }

  @Test func cancellingInTheMiddleIsSeenBetweenBlocks() {
    let work = Work()
    #expect(throws: Cancelled.self) {
      try forBlocks(1_000, size: 1, work: work) { range in
        if range.lowerBound == 10 { work.cancel() }
        work.advance(by: range.count)
      }
    }
    #expect(work.done < 1_000)
  }
}
