import Clinical
import Testing

@Suite struct GenotypeTests {
  @Test func `Not tested is never negative`() {
    let untested = Determination<GeneticResult>.missing(.notTested)
    #expect(untested != .known(.negative))
    #expect(MissingReason.notTested.text.contains("not tested"))
    #expect(GeneticResult.allCases.map(\.label) == ["negative", "positive"])
    #expect(Gene.allCases.map(\.label) == ["C9orf72", "SOD1", "FUS", "TARDBP"])
  }
}
