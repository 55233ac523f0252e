import Clinical
import Testing

@Suite struct FT9StageTests {
  @Test func `The stage counts domains with nine points or less`() {
    #expect(ALSFRSRItems(Array(repeating: 4, count: 12)).ft9Stage == .known(.stage0))
    // Bulbar 10, fine motor 9, gross motor 8, respiratory 12.
    #expect(ALSFRSRItems([4, 3, 3, 3, 3, 3, 2, 3, 3, 4, 4, 4]).ft9Stage == .known(.stage2))
    #expect(ALSFRSRItems(Array(repeating: 3, count: 12)).ft9Stage == .known(.stage4))
    #expect(ALSFRSRItems(Array(repeating: 0, count: 12)).ft9Stage == .known(.stage4))
  }

  @Test func `A gap matters only if it could change the count`() {
    // Bulbar 4 + 1 + ? is at most 9 whatever the third item says; 4 + 4 + ? may be 9 or 10.
    #expect(ALSFRSRItems([4, 1, nil, 4, 4, 4, 4, 4, 4, 4, 4, 4]).ft9Stage == .known(.stage1))
    #expect(ALSFRSRItems([4, 4, nil, 4, 4, 4, 4, 4, 4, 4, 4, 4]).ft9Stage == .missing(.item(3)))
    #expect(ALSFRSRItems().ft9Stage == .missing(.noItems))
  }

  /// A stage with gaps is known exactly if every way to fill them gives the same.
  @Test(arguments: 1...12) func `Gaps are decided if and only if every completion agrees`(item: Int) {
    for seed in 0..<200 {
      var scores: [Int?] = (0..<12).map { (seed * 7 + $0 * $0 * 3 + seed * $0) % 5 }
      scores[item - 1] = nil
      let completions = Set(
        (0...4).compactMap { score -> FT9Stage? in
          var filled = scores
          filled[item - 1] = score
          return ALSFRSRItems(filled).ft9Stage.value
        })
      #expect(ALSFRSRItems(scores).ft9Stage.value.map { [$0] } == (completions.count == 1 ? completions : nil))
    }
  }

  @Test func `Stages are ordered and say that their definition is not verified`() {
    #expect(FT9Stage.allCases.sorted() == FT9Stage.allCases)
    #expect(FT9Stage.allCases.map(\.label) == ["0", "1", "2", "3", "4", "5"])
    #expect(FT9Stage.caution.contains("not verified"))
  }
}
