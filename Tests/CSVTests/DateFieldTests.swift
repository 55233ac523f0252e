import CSV
import Testing

@Suite("Dates in fields")
struct DateFieldTests {
  // Day numbers by hand: 1970-01-01 is 0; 2000-03-01 is 11017; 2019-03-01 is 17956 (2019-01-01 = 17897).
  @Test(
    "the accepted forms give the day",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2019-03-01", 17_956), ("2019/03/01", 17_956),
      ("2019-3-1", 17_956), ("01.03.2019", 17_956), ("1.3.2019", 17_956), ("01MAR2019", 17_956), ("1mar2019", 17_956),
      (" 2019-03-01 ", 17_956), ("2019-03-01T12:30:00Z", 17_956), ("2019-03-01 00:00:00.000", 17_956),
      ("2000-02-29", 11_016), ("02JAN2014", 16_072),
    ])
  func days(_ text: String, _ day: Int) { #expect(DateField.parse(text) == .day(day)) }

  @Test("the order of day and month is left open where the form does not tell it")
  func unordered() {
    #expect(DateField.parse("01/03/2019") == .unordered(first: 1, second: 3, year: 2019))
    #expect(DateField.parse("25-12-2019") == .unordered(first: 25, second: 12, year: 2019))
  }

  @Test("a month and a year without a day stand for their middle")
  func partial() {
    #expect(DateField.parse("2019-03") == .partial(17_956 + 14))
    #expect(DateField.parse("2019") == .partial(17_897 + 181))
    #expect(DateField.parse("2019-13") == .noSuchDay)
  }

  @Test(
    "days that do not exist are refused",
    arguments: [
      "2019-02-29", "1900-02-29", "2019-13-01", "2019-00-10", "31.04.2019", "30FEB2014", "13/13/2019", "40/01/2019",
      "0/1/2019",
    ])
  func noSuchDay(_ text: String) { #expect(DateField.parse(text) == .noSuchDay) }

  @Test(
    "everything else is no date",
    arguments: [
      "March 2019", "1850", "0019-03", "20190301", "01.03.19", "2019-03/01", "43525", "2019-03-01x", "01XYZ2014", "-",
    ])
  func notADate(_ text: String) { #expect(DateField.parse(text) == .notADate) }

  @Test("day numbers follow the calendar over four centuries")
  func consecutive() {
    var expected = DateField.dayNumber(year: 1801, month: 1, day: 1)
    for year in 1801...2200 {
      for month in 1...12 {
        for day in 1...31 {
          guard case .day(let found) = DateField.day(year, month, day) else { continue }
          #expect(found == expected)
          expected += 1
        }
      }
    }
    #expect(expected - DateField.dayNumber(year: 1801, month: 1, day: 1) == 146_097)
  }
}
