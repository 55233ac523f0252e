import Clinical
import Testing

@Suite struct ProgressionRateTests {
  @Test func theRateIsLossOverMonths() {
    #expect(ProgressionRate.deltaFS(total: 37, monthsSinceOnset: 11) == .known(1))
    #expect(ProgressionRate.deltaFS(total: 48, monthsSinceOnset: 30) == .known(0))
    #expect(ProgressionRate.deltaFS(total: 0, monthsSinceOnset: 24) == .known(2))
  }

  @Test func onsetMustComeFirst() {
    #expect(ProgressionRate.deltaFS(total: 37, monthsSinceOnset: 0) == .missing(.onsetNotBefore))
    #expect(ProgressionRate.deltaFS(total: 37, monthsSinceOnset: -3) == .missing(.onsetNotBefore))
  }

  @Test func belowOneMonthThereIsNoRate() {
    #expect(ProgressionRate.deltaFS(total: 47, monthsSinceOnset: 0.99) == .missing(.onsetTooRecent))
    #expect(ProgressionRate.deltaFS(total: 47, monthsSinceOnset: 1) == .known(1))
  }

  @Test func theCautiousGuardAsksForSixMonths() {
    func rate(_ months: Double) -> Determination<Double> {
      ProgressionRate.deltaFS(total: 42, monthsSinceOnset: months, leastMonths: ProgressionRate.cautiousMonths)
    }
    #expect(rate(5.99) == .missing(.onsetLessThan6Months))
    #expect(rate(6) == .known(1))
    #expect(rate(0.5) == .missing(.onsetTooRecent))
    #expect(rate(-1) == .missing(.onsetNotBefore))
  }

  @Test func anObservedCourseNeedsThreeTotalsOverThreeMonths() {
    func speed(_ slope: Double, _ totals: Int, _ span: Double) -> Determination<ProgressionSpeed> {
      ProgressionSpeed.observed(slopePerMonth: slope, totals: totals, spanMonths: span)
    }
    #expect(speed(-1.2, 2, 12) == .missing(.tooShortCourse))
    #expect(speed(-1.2, 3, 2.9) == .missing(.tooShortCourse))
    #expect(speed(-1.2, 3, 3) == .known(.fast))
    #expect(speed(-1, 5, 6) == .known(.intermediate))
    #expect(speed(0.3, 5, 6) == .known(.slow))
  }

  @Test func bothBoundariesBelongToTheMiddleClass() {
    #expect(ProgressionSpeed(deltaFS: 0.5.nextDown) == .slow)
    #expect(ProgressionSpeed(deltaFS: 0.5) == .intermediate)
    #expect(ProgressionSpeed(deltaFS: 1.0) == .intermediate)
    #expect(ProgressionSpeed(deltaFS: 1.0.nextUp) == .fast)
    #expect(ProgressionSpeed(deltaFS: 0) == .slow)
    #expect(
      ProgressionRate.deltaFS(total: 38, monthsSinceOnset: 20).map { ProgressionSpeed(deltaFS: $0) }
        == .known(.intermediate))
  }

  @Test(arguments: [
    ("slow", ProgressionSpeed.slow), ("Slow progressor", .slow), ("FAST", .fast), ("rapid", .fast),
    ("intermediate", .intermediate), ("Average", .intermediate),
  ])
  func recordedClassesAreRead(words: String, speed: ProgressionSpeed) {
    #expect(ProgressionSpeed(words: Array(words.utf8)) == speed)
  }

  @Test func otherWordsAreNotClasses() {
    #expect(ProgressionSpeed(words: Array("unclear".utf8)) == nil)
    #expect(ProgressionSpeed(words: []) == nil)
  }
}
