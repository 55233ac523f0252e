import Cohorts
import Testing

@Suite("Answers to the items that are written out")
struct ItemWordsTests {
  /// The published wording of the ALSFRS-R (Cedarbaum et al. 1999), best answer first; both forms of item 5.
  private static let published: [(Int, [String])] = [
    (
      1,
      [
        "Normal speech processes", "Detectable speech disturbance", "Intelligible with repeating",
        "Speech combined with nonvocal communication", "Loss of useful speech",
      ]
    ),
    (
      2,
      [
        "Normal", "Slight but definite excess of saliva in mouth; may have nighttime drooling",
        "Moderately excessive saliva; may have minimal drooling", "Marked excess of saliva with some drooling",
        "Marked drooling; requires constant tissue or handkerchief",
      ]
    ),
    (
      3,
      [
        "Normal eating habits", "Early eating problems – occasional choking", "Dietary consistency changes",
        "Needs supplemental tube feeding", "NPO (exclusively parenteral or enteral feeding)",
      ]
    ),
    (
      4,
      [
        "Normal", "Slow or sloppy; all words are legible", "Not all words are legible",
        "Able to grip pen but unable to write", "Unable to grip pen",
      ]
    ),
    (
      5,
      [
        "Normal", "Somewhat slow and clumsy, but no help needed",
        "Can cut most foods, although clumsy and slow; some help needed",
        "Food must be cut by someone, but can still feed slowly", "Needs to be fed",
      ]
    ),
    (
      5,
      [
        "Normal", "Clumsy but able to perform all manipulations independently",
        "Some help needed with closures and fasteners", "Provides minimal assistance to caregiver",
        "Unable to perform any aspect of task",
      ]
    ),
    (
      6,
      [
        "Normal function", "Independent and complete self-care with effort or decreased efficiency",
        "Intermittent assistance or substitute methods", "Needs attendant for self-care", "Total dependence",
      ]
    ),
    (
      7,
      [
        "Normal", "Somewhat slow and clumsy, but no help needed",
        "Can turn alone or adjust sheets, but with great difficulty",
        "Can initiate, but not turn or adjust sheets alone", "Helpless",
      ]
    ),
    (
      8,
      [
        "Normal", "Early ambulation difficulties", "Walks with assistance", "Nonambulatory functional movement only",
        "No purposeful leg movement",
      ]
    ),
    (9, ["Normal", "Slow", "Mild unsteadiness or fatigue", "Needs assistance", "Cannot do"]),
    (
      10,
      [
        "None", "Occurs when walking", "Occurs with one or more of: eating, bathing, dressing",
        "Occurs at rest, difficulty breathing when either sitting or lying",
        "Significant difficulty, considering using mechanical respiratory support",
      ]
    ),
    (
      11,
      [
        "None",
        "Some difficulty sleeping at night due to shortness of breath, does not routinely use more than two pillows",
        "Needs extra pillows in order to sleep (more than two)", "Can only sleep sitting up",
        "Unable to sleep without mechanical assistance",
      ]
    ),
    (
      12,
      [
        "None", "Intermittent use of BiPAP", "Continuous use of BiPAP during the night",
        "Continuous use of BiPAP during the night and day",
        "Invasive mechanical ventilation by intubation or tracheostomy",
      ]
    ),
  ]

  @Test("the published answers, with and without their number")
  func wording() {
    for (item, answers) in Self.published {
      for (place, answer) in answers.enumerated() {
        let score = 4 - place
        for form in [
          answer, answer.uppercased(), "\(score) - \(answer)", "\(score)=\(answer)", "(\(score)) \(answer)",
          "\(answer) (\(score))",
        ] {
          #expect(Vocabulary.itemScore(item, form) == score, "item \(item): \(form)")
        }
      }
    }
  }

  @Test(
    "other wordings that surveys use",
    arguments: [
      (8, "Walks with assistance including AFO; cane walker; caregiver", 2),
      (8, "Non ambulatory functional movement only", 1),
      (4, "No words legible but can still grip pen", 1),
      (9, "Mild unsteadiness or fatigue; but does not need assistance", 2),
      (11, "Needs extra pillows to sleep (+2)", 2), (11, "Needs extra pillows (>2) to sleep", 2),
      (12, "Continuous use of NIPPV day and night", 1), (12, "Continuous use of NIPPV at night", 2),
      (12, "Intermittent use of NIPPV", 3), (12, "Invasive mechanical ventilation (intubation/tracheostomy)", 0),
      (3, "Nothing by mouth, exclusively parenteral or enteral feeding", 0), (1, "Normal speech process", 4),
      (6, "Independent; self-care with effort or decreased efficiency", 3), (1, "3", 3), (1, "4.0", 4), (1, "0", 0),
    ])
  func variants(_ item: Int, _ word: String, _ score: Int) { #expect(Vocabulary.itemScore(item, word) == score) }

  @Test(
    "what is no answer, or says two things, has no score",
    arguments: [
      (1, "5"), (1, "3.5"), (1, "2-3"), (1, "None"), (10, "Normal"), (1, "0 - Normal speech processes"),
      (1, "abnormal"),
      (1, "unknown"), (8, "2 pillows"), (0, "Normal"), (13, "Normal"), (1, ""), (1, "99"),
    ])
  func none(_ item: Int, _ word: String) { #expect(Vocabulary.itemScore(item, word) == nil) }
}
