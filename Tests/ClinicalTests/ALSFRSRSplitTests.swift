import Clinical
import Testing

@Suite struct ALSFRSRSplitTests {
  @Test(arguments: ALSFRSRSplit.all.indices) func `A split holds each item once, in order`(index: Int) {
    let split = ALSFRSRSplit.all[index]
    #expect(split.parts.flatMap { Array($0.items) } == Array(1...12))
    #expect(split.parts.reduce(0) { $0 + $1.maximum } == 48)
    #expect(Set(split.parts.map(\.label)).count == split.parts.count)
  }

  @Test(arguments: ALSFRSRSplit.all.indices) func `The parts add up to the total`(index: Int) {
    let items = ALSFRSRItems([4, 3, 2, 1, 0, 1, 2, 3, 4, 4, 2, 3])
    let sums = ALSFRSRSplit.all[index].parts.compactMap { items.sum($0.items).value }
    #expect(sums.reduce(0, +) == 29)
  }

  @Test func `The five regions put hand, trunk and leg in pairs`() {
    let items = ALSFRSRItems([4, 4, 4, 1, 2, 3, 0, 1, 1, 4, 4, 4])
    #expect(ALSFRSRSplit.fiveRegions.parts.map { items.sum($0.items) } == [12, 3, 3, 2, 12].map { .known($0) })
    #expect(ALSFRSRSplit.threeDomains.parts.map(\.maximum) == [12, 24, 12])
  }

  @Test func `The default split is that of the subscores`() {
    let items = ALSFRSRItems([4, 3, 2, 1, 0, 1, 2, 3, 4, 4, nil, 3])
    #expect(ALSFRSRSplit.fourDomains.parts.map { items.sum($0.items) } == ALSFRSRDomain.allCases.map(items.subscore))
    #expect(items.sum(10...12) == .missing(.item(11)))
  }
}
