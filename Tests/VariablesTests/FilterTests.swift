import Clinical
import Cohorts
import TestKit
import Testing
import Variables

@Suite struct FilterTests {
  /// Age 40, 50, missing, 65, 70; onset bulbar, limb, respiratory, missing, lower limb; King's 1, 3, 4A, missing, 4B;
  /// arm Placebo, msc, MSC, missing, placebo; a column "ward, east/1".
  private func store() -> VariableStore {
    let four = [Int](repeating: 4, count: 12)
    func items(_ changes: [Int: Int?], _ cutting: ALSFRSRItems.Cutting = .withoutGastrostomy) -> ALSFRSRItems {
      var scores = four.map(Optional.some)
      for (item, score) in changes { scores[item - 1] = score }
      return ALSFRSRItems(scores, cutting: cutting)
    }
    var tiny = onePerVisit([
      items([1: 3]), items([1: 3, 4: 3, 8: 3]), items([3: 1], .withGastrostomy), items([1: Int?.none, 4: Int?.none]),
      items([12: 3]),
    ])
    tiny.add(PatientFact.age, numbers: [40, 50, nil, 65, 70])
    tiny.add(PatientFact.onsetSite, smalls: [0, 3, 5, nil, 2])
    tiny.add(PatientFact.arm, words: ["Placebo", "msc", "MSC", nil, "placebo"])
    tiny.add("ward, east/1", words: ["a", "b", "a", "b", nil])
    tiny.add(PatientFact.recordedSpeed, words: ["slow", "fast", "slow", nil, "fast"])
    tiny.add("age in file", numbers: [1, 2, 3, 4, 5])
    return VariableStore(tiny.cohort)
  }

  private func rows(_ text: String) throws -> [Int] {
    let bitmap = try Filter(parsing: text).evaluate(store())
    return (0..<bitmap.count).filter { bitmap[$0] }
  }

  @Test(arguments: [
    ("age = 50", [1]), ("age != 50", [0, 3, 4]), ("age < 50", [0]), ("age <= 50", [0, 1]), ("age > 65", [4]),
    ("age >= 65", [3, 4]), ("age>=65", [3, 4]), ("age in (40, 70)", [0, 4]), ("age not in (40, 70)", [1, 3]),
    ("age between 50 and 65", [1, 3]), ("age not between 50 and 65", [0, 4]), ("age > -1.5e0", [0, 1, 3, 4]),
    ("age is missing", [2]), ("age is known", [0, 1, 3, 4]), ("age is not missing", [0, 1, 3, 4]),
    ("age is not known", [2]),
  ])
  func numbersCompare(text: String, expected: [Int]) throws { #expect(try rows(text) == expected) }

  @Test(arguments: [
    // Ages 40, 50, missing, 65, 70 years; 600 months are 50 years, 2609 weeks a little more than 50.
    ("age >= 600 months", [1, 3, 4]), ("age >= 600months", [1, 3, 4]), ("age > 2609 weeks", [3, 4]),
    ("age = 50 years", [1]), ("age = 50y", [1]), ("age between 600 m and 65 y", [1, 3]),
    ("age in (480 mo, 70)", [0, 4]),
    ("age < 15000 days and age is known", [0]),
  ])
  func unitsAreConverted(text: String, expected: [Int]) throws { #expect(try rows(text) == expected) }

  @Test(arguments: [
    ("onset = bulbar", [0]), ("onset = BULBAR", [0]), ("onset = 'bulbar'", [0]), ("onset = \"bulbar\"", [0]),
    ("\"onset\" = limb", [1, 4]), ("onset != limb", [0, 2]), ("onset in (bulbar, limb)", [0, 1, 4]),
    ("onset is missing", [3]), ("onset is known", [0, 1, 2, 4]), ("arm = placebo", [0, 4]), ("arm != 'msc'", [0, 4]),
    ("\"ward, east/1\" = a", [0, 2]), ("col:\"ward, east/1\" != a", [1, 3]), ("col:\"file age\" >= 65", [3, 4]),
    ("\"age in file\" > 4", [4]), ("col:arm = MSC", [1, 2]),
  ])
  func wordsCompare(text: String, expected: [Int]) throws { #expect(try rows(text) == expected) }

  @Test(arguments: [
    ("kings_stage = 4A", [2]), ("kings_stage = 4a", [2]), ("kings_stage >= 4A", [2, 4]), ("kings_stage < 3", [0]),
    ("kings_stage between 3 and 4A", [1, 2]), ("kings_stage is missing", [3]), ("stage > early", [1, 2, 4]),
    ("speed >= intermediate", [1, 4]),
  ])
  func orderedLevelsCompareByTheirOrder(text: String, expected: [Int]) throws { #expect(try rows(text) == expected) }

  @Test(arguments: [
    // Patient 2 has no age and respiratory onset, patient 3 age 65 and no onset.
    ("age > 0 and onset = respiratory", []), ("age > 0 or onset = respiratory", [0, 1, 2, 3, 4]),
    ("not age > 60", [0, 1]), ("not (age > 60 and onset = limb)", [0, 1, 2]),
    ("not (age > 60 or onset = limb)", [0]), ("not not age > 60", [3, 4]),
    ("age = 40 or age = 50 and onset = bulbar", [0]), ("(age = 40 or age = 50) and onset = limb", [1]),
    ("AGE IS missing or age < 45", []),
  ])
  func missingIsNeitherTrueNorFalse(text: String, expected: [Int]) throws {
    guard text.hasPrefix("AGE") else {
      #expect(try rows(text) == expected)
      return
    }
    #expect(throws: FilterError.self) { try self.rows(text) }
  }

  @Test func keywordsAreToldWithoutRegardToCase() throws {
    #expect(try rows("NOT age IS MISSING And age BETWEEN 50 AND 65") == [1, 3])
  }

  @Test func aDoubledQuoteStandsForOne() throws {
    var tiny = TinyCohort(visits: [[], []])
    tiny.add("centre", words: ["King's", "other"])
    let filter = try Filter(parsing: "centre = 'King''s'")
    #expect(try filter.evaluate(VariableStore(tiny.cohort)).populationCount == 1)
  }

  @Test(arguments: [
    ("", 0, "the condition is empty; expected something like age >= 50"),
    ("   ", 3, "the condition is empty; expected something like age >= 50"),
    ("age", 3, "found the end after age; expected a comparison: = != < <= > >= in between, is missing, is known"),
    ("age >=", 6, "found the end; expected a number or a word"),
    ("age == 5", 4, "found \"==\"; equality is written with one ="),
    ("age <> 5", 4, "found \"<>\"; not equal is written !="),
    ("age ! 5", 4, "found \"!\"; expected != or the word not"),
    ("(age > 5", 0, "the parenthesis that opens here is never closed"),
    ("age > 5)", 7, "found \")\"; expected and, or, or the end"),
    ("age > 5 && sex = male", 8, "found \"&&\"; expected and, or, or the end"),
    ("age > 5 and", 11, "found the end; expected the name of a variable"),
    ("'age' > 5", 0, "found 'age'; expected a variable, whose name stands in double quotes or none"),
    ("onset = 'bulbar", 8, "the quote ' that opens here is never closed"),
    ("age in 5", 7, "found \"5\"; expected ( as in in (a, b)"),
    ("age in (5", 9, "found the end; expected , or )"),
    ("age in ()", 8, "found \")\"; expected a number or a word"),
    ("age between 1 or 2", 14, "found \"or\"; expected and, as in between 50 and 65"),
    ("age is old", 7, "found \"old\"; expected missing or known after is"),
    ("age not 5", 8, "found \"5\"; expected in or between after not"),
    ("col: = 5", 0, "found col: without a name; expected col:\"name of a column\""),
    ("é and", 2, "found \"and\" after é; expected a comparison: = != < <= > >= in between, is missing, is known"),
  ])
  func whatCannotBeParsedSaysWhere(text: String, position: Int, message: String) {
    #expect(throws: FilterError(message: message, position: position, text: text)) { try Filter(parsing: text) }
  }

  @Test(arguments: [
    ("agee > 50", 0, "unknown variable \"agee\"; did you mean age?"),
    ("age > 50 and not (Onset = limb)", 18, "unknown variable \"Onset\"; did you mean onset?"),
    (
      "age >= old", 7,
      "age is a number, \"old\" is not; possible are age >= 1 (= != < <= > >=), between 1 and 2, "
        + "in (1, 2), is missing, is known"
    ),
    ("onset = spine", 8, "onset has no level \"spine\"; expected bulbar, limb, respiratory, other"),
    (
      "onset = bulber", 8,
      "onset has no level \"bulber\"; expected bulbar, limb, respiratory, other; did you mean bulbar?"
    ),
    (
      "onset = unknown", 8,
      "onset has no level \"unknown\"; expected bulbar, limb, respiratory, other; write onset is missing"
    ),
    (
      "onset < limb", 8,
      "the levels of onset have no order, so < has no meaning; possible are =, !=, in (a, b), is missing, is known"
    ),
    (
      "age >= 50 kg", 10,
      "found the unit \"kg\"; age is in years, and days, weeks, months and years can be written"
    ),
    ("col:\"age in file\" >= 50 years", 24, "found the unit \"years\"; col:age in file has no unit"),
    ("age between 65 and 50", 12, "between 65 and 50 holds nobody; expected the smaller value first"),
    (
      "vc_pct > 50", 0,
      "vc_pct cannot be told: the file has no column for vital capacity; only is missing and is known have an answer"
    ),
  ])
  func whatDoesNotFitTheFileSaysWhere(text: String, position: Int, message: String) throws {
    let filter = try Filter(parsing: text)
    #expect(throws: FilterError(message: message, position: position, text: text)) { try filter.evaluate(self.store()) }
  }

  @Test func aVariableTheFileCannotTellIsMissingForEveryone() throws {
    #expect(try rows("vc_pct is missing") == [0, 1, 2, 3, 4])
    #expect(try rows("vc_pct is known") == [])
  }

  @Test func limitsEndInErrorsNotCrashes() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "age > 5" + String(repeating: ")", count: depth)
    }
    _ = try Filter(parsing: nested(50))
    #expect(throws: FilterError.self) { try Filter(parsing: nested(51)) }
    #expect(throws: FilterError.self) { try Filter(parsing: nested(4000)) }
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: "(", count: 8192)) }
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: "not ", count: 2000) + "a=1") }
    let values = Array(repeating: "1", count: 1999).joined(separator: ",")
    _ = try Filter(parsing: "age in (\(values))")
    #expect(throws: FilterError.self) { try Filter(parsing: "age in (\(values),1)") }
    let longest = "age = " + String(repeating: "1", count: Filter.byteLimit - 6)
    _ = try Filter(parsing: longest)
    #expect(throws: FilterError.self) { try Filter(parsing: longest + "1") }
    let chain = Array(repeating: "a=1", count: 600).joined(separator: " or ")
    #expect(try Filter(parsing: chain).text == chain)
  }

  @Test func nonsenseNeverCrashes() {
    // Every string of up to five of these pieces, in a fixed order of their own.
    let pieces = [
      "age", "and", "not", "(", ")", "in", ",", "=", "'", "\"", "col:", "is", "missing", "5", "<", "💠\u{301}",
    ]
    var state: UInt64 = 7
    for _ in 0..<4000 {
      var text = ""
      for _ in 0..<Int(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count] + (state >> 40 & 1 == 0 ? " " : "")
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      do throws(FilterError) { _ = try Filter(parsing: text) } catch {
        #expect(error.position >= 0 && error.position <= text.count && error.text == text)
      }
    }
  }

  /// All nine pairs of true, false and missing, by Kleene's tables.
  @Test func connectivesFollowTheThreeValuedTables() throws {
    let values: [Double?] = [1, 0, nil]
    var tiny = TinyCohort(visits: Array(repeating: [], count: 9))
    tiny.add("p", numbers: (0..<9).map { values[$0 / 3] })
    tiny.add("q", numbers: (0..<9).map { values[$0 % 3] })
    let store = VariableStore(tiny.cohort)
    func truth(_ text: String) throws -> String {
      let yes = try Filter(parsing: text).evaluate(store)
      let no = try Filter(parsing: "not (\(text))").evaluate(store)
      return String((0..<9).map { yes[$0] ? "T" : no[$0] ? "F" : "?" })
    }
    #expect(try truth("p = 1 and q = 1") == "TF?" + "FFF" + "?F?")
    #expect(try truth("p = 1 or q = 1") == "TTT" + "TF?" + "T??")
    #expect(try truth("not p = 1") == "FFF" + "TTT" + "???")
    #expect(try truth("p is missing or q = 1") == "TF?" + "TF?" + "TTT")
  }
}
