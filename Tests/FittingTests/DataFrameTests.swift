import Execution
import Fitting
import TestKit
import Testing

@Suite struct DataFrameTests {
  @Test func `Columns are numbers, or words in the order of their bytes; NA, NaN, a point and nothing are missing`()
    throws
  {
    let table = try Tables.text("id,x,arm\nP1,1.5,b\nP2,NA,a\nP3,.,\nP4,NaN,Z\nP5,,a\n")
    #expect(table.rows == 5)
    guard case .numbers(let numbers) = table["x"] else {
      Issue.record("no numbers")
      return
    }
    #expect(numbers[0] == 1.5 && numbers.dropFirst().allSatisfy(\.isNaN))
    #expect(table["arm"] == .words(codes: [2, 1, -1, 0, 1], levels: ["Z", "a", "b"]))
    #expect(table["y"] == nil)
  }

  @Test func `Quotes, semicolons, decimal commas and a byte-order mark are read`() throws {
    let table = try Tables.text("\u{FEFF}a;\"b \"\"c\"\"\"\n1,5;\"x;y\"\n2,5;\"he said \"\"no\"\"\"\n")
    #expect(table.header == ["a", "b \"c\""])
    let all = try DataFrame.read(
      [UInt8]("a;w\n1,5;\"x;y\"\n2,5;\"say \"\"no\"\"\"\n3,5;z\n".utf8), file: "t.csv", columns: ["a", "w"],
      work: Work())
    #expect(all["a"] == .numbers([1.5, 2.5, 3.5]))
    #expect(all["w"] == .words(codes: [1, 0, 2], levels: ["say \"no\"", "x;y", "z"]))
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n", "table.csv, line 3: 1 fields; the header has 2"),
    ("a,b\n1,2\n3,4,5\n", "table.csv, line 3: 3 fields; the header has 2"),
    ("a,b\n1,2\n1,1e999\n", "table.csv, line 3, column b: the number is too large"),
    ("a,a\n1,2\n", "table.csv: two columns are called a"),
  ])
  func `What cannot be used is told with its line`(text: String, expected: String) {
    #expect(message { _ = try Tables.text(text) } == expected)
  }

  @Test func `Bytes that are no table are refused or read, never a crash`() {
    var random = Seeded(3)
    let pieces: [UInt8] = [0, 10, 13, 34, 44, 59, 65, 49, 46, 255, 239, 187, 191, 9, 32]
    for _ in 0..<3000 {
      let bytes = (0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }
      _ = try? DataFrame.read(bytes, file: "noise", columns: ["A", "1", ""], work: Work())
    }
  }

  @Test func `Rows get the columns of the row with the same key`() throws {
    let visits = try Tables.text("id,total\n2,40\n1,30\n3,20\n2,39\n")
    let patients = try Tables.text("id,arm,total\n1,a,0\n2,b,0\n")
    let joined = try visits.joined(with: patients, by: "id")
    #expect(joined["arm"] == .words(codes: [1, 0, -1, 1], levels: ["a", "b"]))
    #expect(joined["total"] == .numbers([40, 30, 20, 39]))
    #expect(
      message { _ = try patients.joined(with: visits, by: "id") }
        == "id 2 stands in two rows of the file that is joined; expected one row for each id")
    #expect(
      message { _ = try patients.joined(with: visits, by: "arm") }
        == "there is no column arm in both files to join them by")
  }

  @Test func `Large files are the same table as small ones`() throws {
    // More than one block: a word that occurs late makes the whole column words.
    let lines = (0..<200_000).map { "\($0 % 1000),\($0 == 199_999 ? "x" : String($0 % 7))" }
    let table = try Tables.text("id,w\n" + lines.joined(separator: "\n") + "\n")
    #expect(table.rows == 200_000)
    guard case .words(let codes, let levels) = table["w"] else {
      Issue.record("no words")
      return
    }
    #expect(levels == ["0", "1", "2", "3", "4", "5", "6", "x"])
    #expect(codes.enumerated().allSatisfy { $1 == ($0 == 199_999 ? 7 : Int32($0 % 7)) })
  }
}
