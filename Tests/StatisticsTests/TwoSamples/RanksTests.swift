import Testing

@testable import Statistics

@Suite struct RanksTests {
  @Test func `Equal values share the mean of their places`() {
    // Sorted: 1, 2, 2, 2, 5. Ties of three: 27 − 3.
    let ranks = Ranks([2, 5, 2, 1, 2])
    #expect(ranks.ranks == [3, 5, 3, 1, 3])
    #expect(ranks.ties == 24)
    #expect(Ranks([]).ranks == [])
    #expect(Ranks([7]).ties == 0)
  }
}
