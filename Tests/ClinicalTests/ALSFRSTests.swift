import Clinical
import Testing

@Suite struct ALSFRSTests {
  private let items = ALSFRSRItems([4, 3, 4, 3, 3, 3, 2, 2, 1, nil, nil, nil])

  @Test func `The original total is nine items and breathing`() {
    // 4 + 3 + 4 + 3 + 3 + 3 + 2 + 2 + 1 = 25.
    #expect(items.originalTotal(breathing: 4) == .known(29))
    #expect(items.originalTotal(breathing: 0) == .known(25))
    #expect(items.originalTotal(breathing: nil) == .missing(.breathing))
  }

  @Test func `A missing item is missing, not 0`() {
    var gap = items
    gap[4] = nil
    #expect(gap.originalTotal(breathing: 4) == .missing(.item(4)))
    #expect(ALSFRSRItems().originalTotal(breathing: 4) == .missing(.noItems))
  }

  @Test func `The scales end at 48 and at 40, and a rate counts from its own end`() {
    #expect(ALSFRSScale.revised.maximum == 48)
    #expect(ALSFRSScale.original.maximum == 40)
    #expect(ProgressionRate.deltaFS(total: 30, monthsSinceOnset: 10, scale: .original) == .known(1))
    #expect(ProgressionRate.deltaFS(total: 30, monthsSinceOnset: 10) == .known(1.8))
  }
}
