/// Category of diagnostic certainty of the El Escorial criteria, revised at Airlie House (Brooks et al. 2000,
/// doi:10.1080/146608200300079536), the most certain first. `suspected` is of the first version.
public enum ElEscorialCategory: Int, CaseIterable, Sendable {
  /// Clinically definite.
  case definite = 0
  /// Clinically probable.
  case probable
  /// Clinically probable, laboratory supported.
  case probableLaboratorySupported
  /// Clinically possible.
  case possible
  /// Suspected.
  case suspected
}

extension Vocabulary {
  /// Category for a word, or `nil`. Codes are not words. In this column "PLS" is probable, laboratory supported, not
  /// primary lateral sclerosis.
  public static func elEscorial(_ word: String) -> ElEscorialCategory? {
    var words = Set(folded(word).split(separator: " ").map(String.init))
    guard words.isDisjoint(with: ["not", "no", "non", "unknown", "or"]) else { return nil }
    words.subtract([
      "als", "ela", "sla", "mnd", "clinically", "clinicamente", "cliniquement", "klinisch", "clinical", "diagnosis",
      "el", "escorial", "category", "revised", "familial", "sporadic", "criteria",
    ])
    let isSupported = !words.isDisjoint(with: supportWords)
    let named = grades.filter { !words.isDisjoint(with: $0.1) }.map(\.0)
    guard named.count <= 1 else { return nil }
    switch named.first {
    case .probable where isSupported: return .probableLaboratorySupported
    // "Lab supported" alone, but not a column that says "lab".
    case nil:
      return words.count + (words.contains("pls") || words.contains("problab") ? 1 : 0) > 1
        && isSupported && words.isSubset(of: supportWords) ? .probableLaboratorySupported : nil
    case let grade: return grade
    }
  }

  private static let supportWords: Set<String> = [
    "laboratory", "lab", "supported", "pls", "laboratorio", "laboratoire", "labor", "laboratorium", "problab",
    "gestuetzt", "gestutzt", "laborgestuetzt", "laborgestutzt",
  ]

  private static let grades: [(ElEscorialCategory, Set<String>)] = [
    (
      .definite,
      [
        "definite", "definitive", "definit", "def", "definida", "definido", "definitiva", "definita", "certaine",
        "certain",
        "sicher", "sichere", "zeker", "certa", "certo", "definitely", "definitief", "confirmed",
      ]
    ),
    (
      .probable,
      [
        "probable", "prob", "probabile", "probably", "wahrscheinlich", "wahrscheinliche", "waarschijnlijk", "provavel",
      ]
    ),
    (
      .possible,
      [
        "possible", "poss", "posible", "possibile", "moeglich", "moglich", "mogelijk", "possivel", "moegliche",
        "mogliche",
      ]
    ),
    (
      .suspected,
      [
        "suspected", "susp", "sospechada", "sospecha", "suspecte", "suspectee", "verdacht", "vermutet", "sospetta",
        "suspeita",
      ]
    ),
  ]
}
