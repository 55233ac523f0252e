import CSV
import Testing

@Suite("Numbers in fields")
struct NumberFieldTests {
  @Test(
    "decimals that the grammar allows are read",
    arguments: [
      ("0", 0.0), ("-0", -0.0), ("+7", 7), ("12.50", 12.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-2", 0.01),
      (" 48\t", 48),
      ("9007199254740993", 9_007_199_254_740_992), ("0.1", 0.1),
      ("123456789012345678901234567890", 1.2345678901234568e29),
      ("1.7976931348623157e308", 1.7976931348623157e308), ("2.2250738585072014e-308", 2.2250738585072014e-308),
      ("00012", 12), ("0.30000000000000004", 0.30000000000000004),
    ])
  func allowed(_ text: String, _ value: Double) { #expect(NumberField.parse(text) == .number(value)) }

  @Test(
    "everything else is no number",
    arguments: [
      "nan", "NaN", "inf", "-inf", "0x10", "1_000", "1,5", "1.2.3", "١٢", "\u{2212}5", "1e", "1e+", "e5", ".", "-", "+",
      "--1", "1 2",
      "12%", "1d3",
    ])
  func refused(_ text: String) { #expect(NumberField.parse(text) == .notANumber) }

  @Test(
    "numbers beyond the doubles are an overflow, not infinity or 0",
    arguments: ["1e400", "-1e309", "1e-400", "1e999999999"])
  func overflow(_ text: String) { #expect(NumberField.parse(text) == .overflow) }

  @Test("a field of spaces is blank", arguments: ["", " ", "\t "])
  func blank(_ text: String) { #expect(NumberField.parse(text) == .blank) }

  @Test("a decimal comma is read only where it is declared")
  func decimalComma() {
    #expect(NumberField.parse("1,5", decimal: UInt8(ascii: ",")) == .number(1.5))
    #expect(NumberField.parse("1.5", decimal: UInt8(ascii: ",")) == .notANumber)
  }

  @Test(
    "digits in groups of three are read where their mark is declared",
    arguments: [
      ("1,234.5", ".", ",", 1234.5), ("-1,234,567", ".", ",", -1_234_567), ("1.234,5", ",", ".", 1234.5),
      ("200.000.000", ",", ".", 2e8), ("1 234,5", ",", " ", 1234.5), ("1\u{A0}234", ".", " ", 1234),
      ("1\u{202F}234\u{202F}567,25", ",", " ", 1_234_567.25), ("1'234.5", ".", "'", 1234.5),
      ("1’234", ".", "'", 1234), ("12.5", ".", ",", 12.5), ("1234567", ".", ",", 1_234_567),
    ] as [(String, Character, Character, Double)])
  func grouped(_ text: String, _ decimal: Character, _ grouping: Character, _ value: Double) {
    let found = NumberField.parse(text, decimal: decimal.asciiValue ?? 0, grouping: grouping.asciiValue)
    #expect(found == .number(value))
    if value != 12.5, value != 1_234_567 || text.contains(grouping) {
      #expect(NumberField.parse(text, decimal: decimal.asciiValue ?? 0) == .notANumber)
    }
  }

  @Test(
    "groups of another size, mixed marks, marks after the decimal mark and exponents are no numbers",
    arguments: [
      "1,23", "12,34,567", "1234,567", "1,2345", ",123", "1,,234", "1,234,", "1,234.5,678", "1,234e3", "1,234.",
      "1, 234",
    ])
  func notGrouped(_ text: String) {
    #expect(NumberField.parse(text, grouping: UInt8(ascii: ",")) == .notANumber)
  }

  @Test("the five spaces and apostrophes are not mixed within a number")
  func mixedSpaces() {
    #expect(NumberField.parse("1 234\u{A0}567", grouping: UInt8(ascii: " ")) == .notANumber)
  }
}
