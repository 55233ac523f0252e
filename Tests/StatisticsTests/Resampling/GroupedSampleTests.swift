import Statistics
import TestKit
import Testing

@Suite struct GroupedSampleTests {
  @Test func `Values are sorted by group and keep their order`() {
    let sample = GroupedSample([5, 1, 4, 2, 3], groups: [2, 0, 2, nil, 0], groupCount: 4)
    #expect(sample.groupCount == 4)
    #expect((0..<4).map(sample.count) == [2, 0, 2, 0])
    #expect(Array(sample.values(0)) == [1, 3])
    #expect(Array(sample.values(2)) == [5, 4])
    #expect(sample.mean(0) == 2)
    #expect(sample.mean(1) == nil)
  }
}
