import Testing

@testable import Statistics

@Suite struct AverageRanksTests {
  @Test func `Equal values share the mean of their places`() {
    // Sorted: 1, 2, 2, 2, 5. Ties of three: 27 − 3.
    let ranks = AverageRanks([2, 5, 2, 1, 2])
    #expect(ranks.ranks == [3, 5, 3, 1, 3])
    #expect(ranks.tieSum == 24)
    #expect(AverageRanks([Int]()).ranks == [])
    #expect(AverageRanks([7]).tieSum == 0)
  }
}
