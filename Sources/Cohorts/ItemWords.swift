extension Vocabulary {
  /// Score 0–4 of an answer that is written out, or `nil`.
  ///
  /// - Parameters:
  ///   - item: 1–12, numbered as in the ALSFRS-R (Cedarbaum et al. 1999, doi:10.1016/S0022-510X(99)00210-5).
  ///   - word: The answer: its wording or the beginning of it (`Intelligible with repeating`), the number, or both
  ///     (`4 - Normal`, `(2) Slow`). A number and a wording that disagree are `nil`: some files count from the other end.
  public static func itemScore(_ item: Int, _ word: String) -> Int? {
    guard (1...12).contains(item) else { return nil }
    let folded = folded(word)
    let words = folded.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return nil }
    if words.count == 1, let score = score(first) { return word.contains(".") ? nil : score }
    // "3.5" and "2-3" are no answers.
    let digits = words.count { $0.allSatisfy(\.isNumber) }
    if digits == words.count { return wholeNumber(words) }
    let leading = score(first)
    let trailing = leading == nil ? score(last) : nil
    let rest = leading != nil ? words.dropFirst() : trailing != nil ? words.dropLast() : words[...]
    let wording = wordingScore(item, rest.joined(separator: " "))
    guard let number = leading ?? trailing else { return wording }
    // "2 pillows" begins with a number that is none of the answer's.
    let isMarked = leading == nil ? word.hasSuffix(")") : isSetOff(word)
    if let wording { return isMarked && wording != number ? nil : wording }
    return isMarked ? number : nil
  }

  private static func score(_ word: String) -> Int? { Int(word).flatMap { (0...4).contains($0) ? $0 : nil } }

  /// `4.0`
  private static func wholeNumber(_ words: [String]) -> Int? {
    words.count == 2 && words[1].allSatisfy { $0 == "0" } ? score(words[0]) : nil
  }

  /// Whether the number at the front is followed by a mark, or stands in brackets.
  private static func isSetOff(_ word: String) -> Bool {
    guard let digit = word.firstIndex(where: \.isNumber) else { return false }
    let next = word[word.index(after: digit)...].drop { $0 == " " }.first
    return next.map { "-–—=:.)],;|".contains($0) } == true
  }

  private static func wordingScore(_ item: Int, _ folded: String) -> Int? {
    if folded.hasPrefix("normal"), item <= 9 { return 4 }
    if folded == "none" || folded == "no symptoms", item >= 10 { return 4 }
    let text = " \(folded) "
    var found: Set<Int> = []
    for (score, parts) in wordings[item - 1] {
      let isFound = parts.split(separator: ",").contains { part in
        let phrase = part.drop { $0 == " " }
        return text.indices.contains { text[$0] == " " && text[text.index(after: $0)...].hasPrefix(phrase) }
      }
      if isFound { found.insert(score) }
    }
    // Both answers about continuous ventilation say "continuous use" and "night"; one says "day" as well.
    if item == 12, found == [1, 2] { return 1 }
    return found.count == 1 ? found.first : nil
  }

  /// Words by which the published answers of each item and their usual shortenings are told apart, best score first;
  /// "normal" and "none" are above. A phrase counts where it begins a word.
  private static let wordings: [[(Int, String)]] = [
    [
      (3, "detectable speech, detectable disturb"), (2, "intelligible with repe, intelligible when repe"),
      (1, "speech combined with, combined with non vocal, combined with nonvocal"), (0, "loss of useful"),
    ],
    [
      (3, "slight but definite, slight excess"), (2, "moderately excessive, moderate excess, moderately excess"),
      (1, "marked excess"), (0, "marked drooling"),
    ],
    [
      (3, "early eating problem"), (2, "dietary consistency"), (1, "needs supplemental, supplemental tube"),
      (0, "npo, nothing by mouth, exclusively parenteral, exclusively enteral"),
    ],
    [
      (3, "slow or sloppy"), (2, "not all words"), (1, "able to grip, no words legible, no words are legible"),
      (0, "unable to grip"),
    ],
    [
      (3, "somewhat slow, clumsy but able"), (2, "can cut most, some help needed with clos"),
      (1, "food must be cut, provides minimal, minimal assistance to care"),
      (0, "needs to be fed, unable to perform any"),
    ],
    [
      (3, "independent"), (2, "intermittent assist, substitute method"), (1, "needs attendant, attendant for self"),
      (0, "total dependence, totally dependent"),
    ],
    [
      (3, "somewhat slow"), (2, "can turn alone, turns alone"), (1, "can initiate, initiates"), (0, "helpless"),
    ],
    [
      (3, "early ambulation"), (2, "walks with assist"), (1, "non ambulatory, nonambulatory"),
      (0, "no purposeful"),
    ],
    [
      (3, "slow"), (2, "mild unsteadiness"), (1, "needs assistance"), (0, "cannot do, cannot climb, can not do"),
    ],
    [
      (4, "no dyspn"), (3, "occurs when walking"), (2, "occurs with one or more, eating bathing"),
      (1, "occurs at rest"),
      (0, "significant difficulty"),
    ],
    [
      (4, "no orthopn"), (3, "some difficulty sleeping"), (2, "needs extra pillow, need extra pillow"),
      (1, "can only sleep sitting"), (0, "unable to sleep"),
    ],
    [
      (4, "no respiratory insuff"), (3, "intermittent use"), (2, "continuous use"),
      (1, "day and night, night and day, during the day, during day"),
      (0, "invasive mechanical, mechanical ventilation by"),
    ],
  ]
}
