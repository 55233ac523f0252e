import Fitting
import Testing

@Suite struct FormulaTests {
  private func labels(_ text: String) throws -> [String] { try Formula(parsing: text).terms.map(\.label) }

  @Test func `A product is each factor and their interactions, sorted by order`() throws {
    #expect(try labels("y ~ a * b") == ["a", "b", "a:b"])
    #expect(try labels("y ~ a:b + a") == ["a", "a:b"])
    #expect(try labels("y ~ a * b * c") == ["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"])
    #expect(try labels("y ~ (a + b) * c") == ["a", "b", "c", "a:c", "b:c"])
    #expect(try labels("y ~ (a + b):c") == ["a:c", "b:c"])
    #expect(try labels("y~a+a+a:a+b:a+a:b") == ["a", "a:b"])
  }

  @Test func `Within a term variables stand as they first do in the formula`() throws {
    // R: attr(terms(y ~ b + a:b), "term.labels") is "b" "b:a".
    #expect(try labels("y ~ b + a:b") == ["b", "b:a"])
  }

  @Test func `The intercept is there unless it is taken away`() throws {
    #expect(try Formula(parsing: "y ~ a").hasIntercept)
    #expect(try Formula(parsing: "y ~ 1").hasIntercept)
    #expect(try Formula(parsing: "y ~ 1 + a").hasIntercept)
    #expect(try !Formula(parsing: "y ~ a - 1").hasIntercept)
    #expect(try !Formula(parsing: "y ~ -1 + a").hasIntercept)
    #expect(try !Formula(parsing: "y ~ 0 + a").hasIntercept)
  }

  @Test func `Functions and back-ticks name columns`() throws {
    #expect(try labels("y ~ factor(g) + I(x^2) + `a (b)`") == ["factor(g)", "I(x^2)", "a (b)"])
    let formula = try Formula(parsing: "Surv(start, stop, `is dead`) ~ x + strata(a, b) + cluster(id)")
    #expect(formula.terms.map(\.label) == ["x"])
    #expect(formula.strata.map(\.name) == ["a", "b"])
    #expect(formula.cluster?.name == "id")
    guard case .survival(let entry?, let time, let event) = formula.response else {
      Issue.record("no survival")
      return
    }
    #expect([entry.name, time.name, event.name] == ["start", "stop", "is dead"])
    #expect(formula.variables.map(\.name) == ["start", "stop", "is dead", "x", "a", "b", "id"])
  }

  @Test func `Effects that vary between groups are intercepts and slopes`() throws {
    let intercept = try Formula(parsing: "y ~ t + (1 | id)").random[0]
    #expect(intercept.slope == nil && intercept.group.name == "id")
    let slope = try Formula(parsing: "y ~ t + (t | id)").random[0]
    #expect(slope.slope?.name == "t" && slope.isCorrelated)
    #expect(try Formula(parsing: "y ~ t + (1 + t | id)").random[0].slope?.name == "t")
    let apart = try Formula(parsing: "y ~ t + (t || id)").random[0]
    #expect(apart.slope?.name == "t" && !apart.isCorrelated)
  }

  @Test(arguments: [
    ("", "0: found the end; expected the name of a column, or Surv(time, event)"),
    ("y", "1: found the end; expected ~ after the response"),
    ("y ~", "3: found the end; expected the name of a column"),
    ("y ~ a b", "6: found \"b\"; expected + or the end"),
    ("y ~ a +", "7: found the end; expected the name of a column"),
    ("y ~ a + 2", "8: found 2; expected a column; only 1, 0 and -1 can stand for an intercept, outside parentheses"),
    ("y ~ a - b", "8: found \"b\"; only the intercept can be taken away: -1"),
    (
      "y ~ log(a)",
      "4: there is no function log here; factor(x), I(x^2), and by themselves strata(x) and cluster(x) are"
    ),
    ("y ~ a $ b", "6: found \"$\"; a name with this sign is written in back-ticks"),
    ("y ~ `a", "4: the back-tick that opens here is never closed"),
    ("y ~ (a", "6: found the end; expected )"),
    ("y ~ (a + b | id)", "4: expected (1 | group), (slope | group) or (slope || group)"),
    ("y ~ a * (1 | id)", "8: expected (1 | group), (slope | group) or (slope || group)"),
    ("Surv(a) ~ b", "0: expected Surv(time, event) or Surv(start, stop, event)"),
    ("y ~ I(x^1)", "8: found 1; expected an exponent from 2 to 9"),
    ("y ~ 3x", "4: a number cannot stand here"),
  ])
  func `What is wrong is told with its place`(text: String, expected: String) {
    let found = message { _ = try Formula(parsing: text) }

    #expect(found == expected, "\(text)")
  }

  @Test func `Long and deep formulas are refused, not followed`() {
    let deep = "y ~ " + String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)
    #expect(message { _ = try Formula(parsing: deep) } == "54: parentheses are nested too deeply")
    let wide = "y ~ " + (1...12).map { "x\($0)" }.joined(separator: " * ")
    #expect(message { _ = try Formula(parsing: wide) }?.hasSuffix("the formula has more than 500 terms") == true)
    let long = "y ~ " + String(repeating: "a + ", count: 3000) + "a"
    #expect(message { _ = try Formula(parsing: long) } == "0: a formula has at most 8192 bytes")
  }

  @Test func `Nonsense never crashes`() {
    let pieces = [
      "y", "~", "a", "+", "-", "*", ":", "(", ")", "|", "||", "1", "0", "`", "I", "^", "2", "Surv", "strata", "factor",
      ",", " ", "é", "\u{301}", "🙂", "\0", "999999999999999999999",
    ]
    var random = Seeded(7)
    for _ in 0..<20_000 {
      let text = (0..<random.below(14)).map { _ in pieces[random.below(pieces.count)] }.joined()
      if let formula = try? Formula(parsing: text) {
        #expect(!formula.variables.isEmpty)
      }
    }
  }
}

/// Numbers that are the same each time (SplitMix64).
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits >> 31) % UInt64(count))
  }
}
