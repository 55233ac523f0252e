import Testing

@testable import Cohorts

@Suite("Rows in order, rows that are marked, numbers that are known")
struct RowOrderTests {
  @Test("the order of the file is told whatever it was made from")
  func ofFile() {
    #expect(RowOrder(ofFile: 3).isOfFile)
    #expect(RowOrder([0, 1, 2]).isOfFile)
    #expect(Array(RowOrder(ofFile: 3)) == [0, 1, 2])
    #expect(!RowOrder([0, 2, 1]).isOfFile)
    #expect(Array(RowOrder([4, 2])) == [4, 2])
  }

  @Test("sorting a part leaves the rest")
  func sorting() {
    var order = RowOrder(ofFile: 5)
    order.sort(1..<4, by: >)
    #expect(Array(order) == [0, 3, 2, 1, 4])
    #expect(!order.isOfFile)
  }

  @Test("marks are where they were put")
  func marks() {
    var marks = RowMarks(count: 4)
    #expect(marks.isEmpty && !marks[3])
    marks.insert(2)
    #expect(!marks.isEmpty && marks[2] && !marks[1] && !marks[3])
  }

  @Test("a number is known unless it is NaN, beside infinite ones too", arguments: [1, 63, 64, 65, 128, 200])
  func known(_ count: Int) {
    for missing in 0..<count {
      var numbers = (0..<count).map { Double($0) }
      numbers[missing] = .nan
      let column = NumberColumn(nanIsMissing: numbers)
      #expect((0..<count).allSatisfy { column.known[$0] == ($0 != missing) })
      #expect(column.values[missing] == 0)
    }
    var infinite = [Double](repeating: .infinity, count: count)
    for place in stride(from: 0, to: count, by: 2) { infinite[place] = -.infinity }
    #expect(NumberColumn(nanIsMissing: infinite).known.populationCount == count)
  }
}
