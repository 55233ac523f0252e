import Clinical
import Testing

@Suite struct NeurofilamentTests {
  @Test func `Cuts are the thirds of R and belong upwards`() throws {
    // quantile(1:10, c(1/3, 2/3)) in R: 4, 7.
    let cuts = try #require(NeurofilamentTertile.Cuts(values: (1...10).map(Double.init).reversed()))
    #expect(abs(cuts.lower - 4) < 1e-12 && abs(cuts.upper - 7) < 1e-12)
    let exact = try #require(NeurofilamentTertile.Cuts(values: Array(repeating: 20, count: 9)))
    #expect(exact.tertile(20) == .high)
    #expect(exact.tertile(19.9) == .low)
    #expect(cuts.tertile(5) == .middle)
  }

  @Test func `Fewer than nine values have no thirds`() {
    #expect(NeurofilamentTertile.Cuts(values: Array(repeating: 1, count: 8)) == nil)
    #expect(NeurofilamentTertile.Cuts(values: []) == nil)
  }

  @Test func `Thirds are ordered`() {
    #expect(NeurofilamentTertile.allCases.sorted().map(\.label) == ["low", "middle", "high"])
  }
}
