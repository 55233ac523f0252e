import Cohorts
import TestKit
import Testing
import Variables

@Suite struct FilterCompletionTests {
  private func store() -> VariableStore {
    var tiny = TinyCohort(visits: [[], [], []])
    tiny.add(PatientFact.age, numbers: [40, nil, 70])
    tiny.add(PatientFact.onsetSite, smalls: [0, 2, 5])
    tiny.add(PatientFact.arm, words: ["placebo", "two words", "and"])
    tiny.add("ward, east", words: ["a", "b", nil])
    return VariableStore(tiny.cohort)
  }

  private func completion(_ text: String) -> FilterCompletion {
    FilterCompletion(of: text, at: text.count, store())
  }

  @Test func `Names come first, those that begin with what is typed, quoted where they must be`() {
    #expect(completion("ag").words == ["age_at_onset", "age"])
    #expect(completion("not (AGE").words == ["age_at_onset", "age"])
    #expect(completion("war").words == ["\"ward, east\""])
    #expect(completion("age > 5 and war").start == 12)
    #expect(completion("\"ward, e").words == ["\"ward, east\""])
    #expect(completion("\"ward, e").start == 0)
  }

  @Test func `After a name come the comparisons that have a meaning for it`() {
    #expect(completion("onset ").words == ["=", "!=", "in", "is", "not"])
    #expect(completion("age ").words == ["=", "!=", "<", "<=", ">", ">=", "in", "is", "not", "between"])
    #expect(completion("age not ").words == ["in", "between"])
    #expect(completion("age is ").words == ["missing", "known", "not"])
    #expect(completion("age is not m").words == ["missing"])
  }

  @Test func `Levels are offered as a condition writes them, and of numbers what the file holds`() {
    #expect(completion("onset = b").words == ["bulbar"])
    #expect(completion("arm = ").words == ["placebo", "'two words'", "'and'"])
    #expect(completion("arm = 'tw").words == ["'two words'"])
    #expect(completion("arm in (placebo, t").words == ["'two words'"])
    #expect(completion("arm in (placebo ").words == [",", ")"])
    #expect(completion("age > ").words == [])
    #expect(completion("age > ").expected == "a number, here 40 to 70 years")
    #expect(completion("age between 40 ").words == ["and"])
    #expect(completion("age between 40 and ").expected == "a number, here 40 to 70 years")
  }

  @Test func `A complete condition goes on with and or or; nonsense with nothing`() {
    #expect(completion("age > 5 ").words == ["and", "or"])
    #expect(completion("(age is missing) ").words == ["and", "or"])
    #expect(completion("age > 5 and ").words.contains("onset"))
    #expect(completion("age > > ").words == [])
    #expect(completion("nobody = ").words == [])
  }

  @Test func `Whatever is offered can be parsed`() throws {
    let store = store()
    for start in ["", "age > 5 and ", "not "] {
      for name in FilterCompletion(of: start, at: start.count, store).words where name != "not" {
        let condition = start + name + " is known"
        #expect(throws: Never.self, "\(condition)") { try Filter(parsing: condition).evaluate(store) }
      }
    }
    for level in completion("arm = ").words {
      #expect(try Filter(parsing: "arm = \(level)").evaluate(store).populationCount == 1)
    }
  }

  @Test func `Whatever is typed, completion has an answer within the text`() {
    let store = store()
    let pieces = [
      "age", " ", "(", ")", "'", "\"", "=", ">=", "in", "not", ",", "between", "and", "5y", "col:", "é", "is", "\u{0}",
    ]
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let cursor = Int(state >> 40) % (text.count + 1)
      let completion = FilterCompletion(of: text, at: cursor, store)
      #expect(completion.start >= 0 && completion.start <= cursor)
    }
  }
}
