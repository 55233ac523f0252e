import Clinical
import Testing

@Suite struct ALSFRSRScoresTests {
  @Test func theTotalIsTheSumOfTwelveItems() {
    #expect(ALSFRSRItems([3, 3, 3, 2, 2, 2, 2, 2, 2, 4, 4, 4]).total == .known(33))
    #expect(ALSFRSRItems(Array(repeating: 4, count: 12)).total == .known(48))
    #expect(ALSFRSRItems(Array(repeating: 0, count: 12)).total == .known(0))
  }

  @Test(arguments: 1...12) func aMissingItemMakesTheTotalMissingAndIsNamed(item: Int) {
    var items = ALSFRSRItems(Array(repeating: 3, count: 12))
    items[item] = nil
    #expect(items.total == .missing(.item(item)))
    #expect(items.total.reason?.text.hasPrefix("item \(item) (") == true)
    #expect(items.missingCount == 1)
    #expect(items.firstMissingItem == item)
    #expect(items.answeredSum == 33)
  }

  @Test func everySumOfScoresIsCountedRight() {
    // Each item in turn takes each score while the others differ from it.
    for item in 1...12 {
      for score in 0...4 {
        var scores = (1...12).map { ($0 * 7 + item) % 5 }
        scores[item - 1] = score
        #expect(ALSFRSRItems(scores).answeredSum == scores.reduce(0, +))
      }
    }
  }

  @Test func subscoresAreThreeItemsEach() {
    let items = ALSFRSRItems([4, 3, 2, 1, 0, 1, 2, 3, 4, 4, 4, 3])
    #expect(items.subscore(.bulbar) == .known(9))
    #expect(items.subscore(.fineMotor) == .known(2))
    #expect(items.subscore(.grossMotor) == .known(9))
    #expect(items.subscore(.respiratory) == .known(11))
  }

  @Test func aSubscoreIsMissingOnlyIfOneOfItsOwnItemsIs() {
    let items = ALSFRSRItems([4, 3, nil, 1, 0, 1, 2, 3, 4, 4, 4, 3])
    #expect(items.subscore(.bulbar) == .missing(.item(3)))
    #expect(items.subscore(.fineMotor) == .known(2))
    #expect(ALSFRSRItems().subscore(.bulbar) == .missing(.noItems))
  }

  @Test func oneMissingItemIsMadeUpFromARecordedTotalThatFits() {
    let items = ALSFRSRItems([4, 4, 4, 4, nil, 4, 4, 4, 4, 4, 4, 4])
    #expect(items.total(recorded: 46) == .known(ALSFRSRTotal(points: 46, basis: .recoveredItem(5))))
    #expect(items.total(recorded: 44) == .known(ALSFRSRTotal(points: 44, basis: .recoveredItem(5))))
    #expect(items.total(recorded: 48) == .known(ALSFRSRTotal(points: 48, basis: .recoveredItem(5))))
    #expect(items.total(recorded: 43) == .missing(.unfitTotal))
    #expect(items.total(recorded: 46.5) == .missing(.unfitTotal))
    #expect(items.total(recorded: nil) == .missing(.item(5)))
    #expect(ALSFRSRItems([0, 0, 0, 0, nil, 0, 0, 0, 0, 0, 0, 0]).total(recorded: 5) == .missing(.unfitTotal))
  }

  @Test func twoMissingItemsAreNeverMadeUp() {
    let items = ALSFRSRItems([nil, 4, 4, 4, nil, 4, 4, 4, 4, 4, 4, 4])
    #expect(items.total(recorded: 46) == .missing(.item(1)))
  }

  @Test func withoutItemsTheRecordedTotalIsAdoptedAndSaysSo() {
    #expect(ALSFRSRItems().total(recorded: 37) == .known(ALSFRSRTotal(points: 37, basis: .recorded)))
    #expect(ALSFRSRItems().total(recorded: 49) == .missing(.impossibleTotal))
    #expect(ALSFRSRItems().total(recorded: nil) == .missing(.noItems))
  }

  @Test func twelveItemsWinOverARecordedTotal() {
    let items = ALSFRSRItems(Array(repeating: 3, count: 12))
    #expect(items.total(recorded: 40) == .known(ALSFRSRTotal(points: 36, basis: .items)))
  }
}
