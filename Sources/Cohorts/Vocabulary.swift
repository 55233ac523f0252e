public import Clinical

/// The words that the reader understands. Comparison is by the word in lower case, accents and punctuation folded.
///
/// Numeric codes are never words, except 1 and 0 for yes and no: which sex is 1 differs between PRO-ACT and REDCap.
public enum Vocabulary {
  /// Site of onset for a word of the file, or `nil`: words are never guessed.
  ///
  /// Accepted: regions, flail limbs and clinical forms in eight languages, with "onset", "ALS" or a side beside them,
  /// and lists of them. Two different regions are `.generalised`.
  public static func siteOfOnset(_ word: String) -> SiteOfOnset? {
    let folded = folded(word)
    if let site = sites[folded] { return site }
    let plain = folded.split(separator: " ").filter { !sideWords.contains(String($0)) }.joined(separator: " ")
    return sites[plain] ?? siteOfList(folded)
  }

  /// Sex for a word of the file; numeric codes are not words.
  public static func sex(_ word: String) -> Sex? { sexes[folded(word)] }

  /// Yes or no; also checked or unchecked, true or false, 1 or 0.
  public static func yesNo(_ word: String) -> Bool? { answers[folded(word)] }

  /// Whether somebody died: words for dead and alive, then yes and no. "Lost to follow-up" and "withdrawn" are neither.
  public static func died(_ word: String) -> Bool? { vitalStates[folded(word)] ?? yesNo(word) }

  /// Whether riluzole is used: yes or no, or the name of the drug. "Stopped" and "previously" are neither.
  public static func usesRiluzole(_ word: String) -> Bool? {
    switch folded(word) {
    case "riluzole", "riluzol", "riluzolo", "rilutek", "on riluzole", "taking riluzole", "current", "currently",
      "ongoing", "taking", "yes currently", "continuing":
      true
    case "no riluzole", "never", "off riluzole", "not taking": false
    default: yesNo(word)
    }
  }

  /// Lower case, accents folded, everything but letters and digits a single space.
  static func folded(_ word: String) -> String {
    HeaderName.normalised(word.lowercased()).split(separator: "_").joined(separator: " ")
  }

  /// Phrases under their meanings; a line of phrases is separated by commas.
  static func table<Meaning>(_ lines: [(Meaning, String)]) -> [String: Meaning] {
    var table: [String: Meaning] = [:]
    for (meaning, line) in lines {
      for phrase in line.split(separator: ",") { table[folded(String(phrase))] = meaning }
    }
    return table
  }

  private static let sexes: [String: Sex] = table([
    (
      .female,
      "f, female, woman, w, weiblich, frau, mujer, femenino, femme, feminin, femmina, donna, vrouw, vrouwelijk, feminino,"
        + " mulher, girl, fem, dona, hembra, v, femminile, feminine, women, females"
    ),
    (
      .male,
      "m, male, man, mann, maennlich, männlich, hombre, masculino, homme, masculin, maschio, uomo, homem, boy, masc,"
        + " home, varon, varón, mannelijk, maschile, masculí, men, males"
    ),
  ])

  private static let answers: [String: Bool] = table([
    (
      true,
      "yes, y, true, t, 1, 1.0, ja, j, si, s, sí, oui, sim, checked, x, vrai, wahr, verdadero, vero, verdadeiro, waar, o"
        + ", yes definite, present"
    ),
    (
      false,
      "no, n, false, f, 0, 0.0, nein, non, nao, não, nee, unchecked, faux, falsch, falso, onwaar, not present"
    ),
  ])

  private static let vitalStates: [String: Bool] = table([
    (
      true,
      "dead, deceased, died, death, expired, exitus, muerto, muerta, fallecido, fallecida, decede, decedee, decesso,"
        + " mort, morte, morto, morta, verstorben, gestorben, tot, deceduto, deceduta, overleden, obito, falecido,"
        + " falecida, difunt, difunta, patient died"
    ),
    (
      false,
      "alive, living, vivo, viva, vivant, vivante, en vie, lebend, lebt, levend, viu, vius, vivos, not dead,"
        + " not deceased, censored, still alive, in vita, em vida"
    ),
  ])
}
