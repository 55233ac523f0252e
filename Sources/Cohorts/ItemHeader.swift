import Clinical

/// What the other headers of the file say about how its items are numbered.
struct ItemContext {
  /// Whether `alsfrs_r_4` or higher exists, so that `alsfrs_r_1` is item 1 and not R1 (dyspnoea).
  var numbersAllWithR = false
  /// Whether R1–R3 exist, so that a plain item 10 is that of the original scale.
  var hasRItems = false
  /// Whether items 11 and 12 exist under a number, so that `q10_respiratory` is item 10 of the revised scale.
  var numbersToTwelve = false

  init() {}

  init(normalised names: [String]) {
    numbersAllWithR = names.contains { name in
      ["alsfrs_r_4", "alsfrs_r_6", "alsfrs_r4", "alsfrs_r6", "alsfrsr4", "alsfrsr6", "alsfrsr_4", "alsfrsr_6"].contains
      {
        name == $0 || name.hasPrefix($0 + "_")
      }
    }
    var found: Set<Int> = []
    for name in names {
      if let item = ItemHeader.parse(name, context: ItemContext(allWithR: numbersAllWithR)), item.isNumbered {
        found.insert(item.item)
      }
    }
    hasRItems =
      !numbersAllWithR
      && names.contains { name in
        ["r_1", "r1", "r_2", "r2", "1r", "2r"].contains(name) || name.hasPrefix("r_1_") || name.hasPrefix("r1_")
      }
    numbersToTwelve = found.contains(11) && found.contains(12) && !hasRItems
  }

  private init(allWithR: Bool) { numbersAllWithR = allWithR }
}

/// A header that names an item of the ALSFRS-R: by number (`q4`, `alsfrs_5a`, `R_1_Dyspnea`), by word (`alsfrs_speech`)
/// or both.
struct ItemHeader: Equatable {
  var item: Int
  var cutting: ALSFRSRItems.Cutting = .unspecified
  /// Item 10 of the original scale ("respiratory"), which is not dyspnoea.
  var isOriginalScale = false
  var isNumbered = false

  /// Identifier of the concept.
  var conceptName: String {
    if isOriginalScale { return "alsfrs_item_10old" }
    switch cutting {
    case .unspecified: return "alsfrs_item_\(item)"
    case .withoutGastrostomy: return "alsfrs_item_5a"
    case .withGastrostomy: return "alsfrs_item_5b"
    }
  }

  static func parse(_ name: String, context: ItemContext) -> ItemHeader? {
    var words = name.split(separator: "_").map(String.init)
    guard !words.isEmpty, words.count <= 12 else { return nil }
    let hadPrefix = dropPrefix(&words)
    guard let first = words.first else { return nil }
    if let numbered = number(first, next: words.count > 1 ? words[1] : nil, hadPrefix: hadPrefix, context: context) {
      return numbered.header(rest: words.dropFirst(numbered.words).joined(separator: "_"), context: context)
    }
    let rest = words.joined(separator: "_")
    guard let item = itemNamed(rest, strict: !hadPrefix) else { return nil }
    return ItemHeader(item: item, cutting: item == 5 ? cutting(rest) : .unspecified)
  }

  /// Removes `alsfrs`, `alsfrs_r`, … from the front and says whether it was there; a joined number stays (`alsfrs5a` →
  /// `5a`).
  private static func dropPrefix(_ words: inout [String]) -> Bool {
    if words.count > 1, words[0] == "als", words[1].hasPrefix("frs") { words.removeFirst() }
    for prefix in ["alsfrsr", "alsfrs", "frsr", "frs"] where words[0].hasPrefix(prefix) {
      let tail = String(words[0].dropFirst(prefix.count))
      if tail.isEmpty {
        words.removeFirst()
        if prefix.hasSuffix("r") { words.insert("r", at: 0) }
      } else if isNumber(tail) {
        words[0] = prefix.hasSuffix("r") ? "r" + tail : tail
      } else {
        return false
      }
      // "alsfrs_r_speech": the R says which scale, not which item.
      if words.count > 1, words[0] == "r", !isNumber(words[1]) { words.removeFirst() }
      _ = dropItemWord(&words)
      return true
    }
    return dropItemWord(&words)
  }

  /// Removes "item" or "question" from the front; a joined number stays (`item1` → `1`).
  private static func dropItemWord(_ words: inout [String]) -> Bool {
    for word in ["item", "question", "pregunta", "frage", "domanda"] where words.first?.hasPrefix(word) == true {
      let tail = String(words[0].dropFirst(word.count))
      if tail.isEmpty { words.removeFirst() } else if isNumber(tail) { words[0] = tail } else { return false }
      return !words.isEmpty
    }
    return false
  }

  private struct Numbered {
    var item: Int
    /// The number as written: 1 for R1, whose item is 10.
    var written: Int
    var letter: String
    var words: Int
    var isBare: Bool
    var isR: Bool

    func header(rest: String, context: ItemContext) -> ItemHeader? {
      var cutting = ALSFRSRItems.Cutting.unspecified
      if !letter.isEmpty {
        guard item == 5 else { return nil }
        cutting = letter == "a" ? .withoutGastrostomy : letter == "b" ? .withGastrostomy : .unspecified
      }
      if rest.isEmpty {
        let isOld = item == 10 && !isR && context.hasRItems
        return isBare && letter.isEmpty
          ? nil : ItemHeader(item: item, cutting: cutting, isOriginalScale: isOld, isNumbered: true)
      }
      if item == 10, rest == "respiratory" || rest == "breathing" {
        return ItemHeader(item: 10, isOriginalScale: !context.numbersToTwelve, isNumbered: true)
      }
      if item == 5 {
        let named = ItemHeader.cutting(rest)
        guard ["cut", "gast", "peg", "cort", "utensil"].contains(where: { ItemHeader.holds(rest, $0) }) else {
          return nil
        }
        return ItemHeader(
          item: 5, cutting: cutting == .unspecified && letter != "x" ? named : cutting, isNumbered: true)
      }
      let named = ItemHeader.itemNamed(rest, strict: false)
      // "ALSFRS-R 1 Speech": the word decides that the number is the item's, not that of R1.
      if isR, let named, named == written { return ItemHeader(item: named, isNumbered: true) }
      guard named == item || item == 12 && rest == "respiratory" else { return nil }
      return ItemHeader(item: item, isNumbered: true)
    }
  }

  private static func number(_ first: String, next: String?, hadPrefix: Bool, context: ItemContext) -> Numbered? {
    var text = first
    var words = 1
    var isR = false
    var isBare = !hadPrefix
    // R writes `X` before a header that begins with a digit: `X1R`.
    if text.hasPrefix("x"), text.hasSuffix("r") { text.removeFirst() }
    if text == "r" || text == "q" || text == "p" || text == "x", let next, isNumber(next) {
      isR = text == "r"
      text = next
      words = 2
      isBare = false
    } else if let letter = text.first, "qpirx".contains(letter), isNumber(String(text.dropFirst())) {
      isR = letter == "r"
      text.removeFirst()
      isBare = false
    } else if text.hasSuffix("r"), isNumber(String(text.dropLast())) {
      isR = true
      text.removeLast()
      isBare = false
    }
    if text.hasSuffix("r"), isNumber(String(text.dropLast())) {
      isR = true
      text.removeLast()
    }
    guard isNumber(text) else { return nil }
    let digits = text.prefix { $0.isNumber }
    guard var item = Int(digits) else { return nil }
    let written = item
    if isR, !context.numbersAllWithR, item <= 3 { item += 9 }
    guard (1...12).contains(item) else { return nil }
    return Numbered(
      item: item, written: written, letter: String(text.dropFirst(digits.count)), words: words, isBare: isBare,
      isR: isR)
  }

  /// One or two ASCII digits, perhaps with a letter a, b or x.
  private static func isNumber(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    if let last = bytes.last, last == UInt8(ascii: "a") || last == UInt8(ascii: "b") || last == UInt8(ascii: "x") {
      bytes.removeLast()
    }
    return (1...2).contains(bytes.count) && bytes.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }

  private static func cutting(_ rest: String) -> ALSFRSRItems.Cutting {
    let words = rest.split(separator: "_")
    // "w/o"
    for (first, second) in zip(words, words.dropFirst()) where first == "w" && second == "o" {
      return .withoutGastrostomy
    }
    if words.contains(where: {
      ["without", "nopeg", "wo", "no", "5a", "sin", "sans", "senza", "ohne", "sem", "zonder"].contains($0)
    }) {
      return .withoutGastrostomy
    }
    if words.contains(where: {
      ["with", "peg", "w", "5b", "gastrostomy", "con", "avec", "mit", "com", "met"].contains($0)
    }) {
      return .withGastrostomy
    }
    return .unspecified
  }

  /// Item for its words. `strict`: without a prefix or number only words that can mean nothing else.
  private static func itemNamed(_ words: String, strict: Bool) -> Int? {
    if let item = names[words] { return item }
    if words.hasPrefix("cutting") || words.hasPrefix("cortar_") { return 5 }
    if words.hasPrefix("turning_in_bed") { return 7 }
    guard !strict else { return nil }
    let parts = words.split(separator: "_")
    // "alsfrs_walking_date" and "alsfrs_respiratory_total" are no items.
    guard parts.count <= 8, !parts.contains(where: { noItem.contains(String($0)) }) else { return nil }
    var found: Set<Int> = []
    for (stem, item) in stems where parts.contains(where: { $0.hasPrefix(stem) }) { found.insert(item) }
    let isBreathing = parts.contains { $0.hasPrefix("resp") }
    if found.isEmpty, isBreathing, ["insuf", "insf", "fail", "support"].contains(where: { holds(words, $0) }) {
      return 12
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether a word has some letters in it.
  private static func holds(_ word: String, _ part: String) -> Bool {
    word.indices.contains { word[$0...].hasPrefix(part) }
  }

  private static let noItem: Set<String> = [
    "date", "dt", "total", "score", "sum", "subscore", "sub", "domain", "scale", "change", "slope", "delta", "loss",
    "max", "min", "mean", "sd", "last",
  ]

  /// Words that can mean nothing but an item: English, Spanish, Catalan, French, Italian, German, Portuguese, Dutch and
  /// the abbreviations of registry forms.
  private static let names: [String: Int] = {
    var names: [String: Int] = [:]
    for (item, words) in namesOfItems {
      for word in words.split(separator: " ") { names[String(word)] = item }
    }
    return names
  }()

  private static let namesOfItems: [(Int, String)] = [
    (1, "speech lenguaje habla parole linguaggio sprache fala spraak"),
    (2, "salivation slvatn salivacion salivazione speichelfluss salivacao sialorrhea sialorrhoea"),
    (3, "swallowing swallow deglucion deglutition deglutizione schlucken degluticao slikken"),
    (4, "handwriting handwrit escritura ecriture scrittura handschrift escrita"),
    (
      6,
      "dressing dressing_and_hygiene dressing_hygiene dressing_and_hygine drshygn vestido vestido_e_higiene"
        + " vestido_y_higiene habillage habillage_et_hygiene abbigliamento_e_igiene ankleiden"
    ),
    (
      7,
      "turning turnbed turning_in_bed turning_bed turning_in_bed_and_adjusting_bed_clothes girarse_en_la_cama"
        + " se_retourner_dans_le_lit girarsi_nel_letto umdrehen_im_bett"
    ),
    (8, "walking caminar marcha marche camminare gehen caminhar lopen"),
    (
      9,
      "stairs climbing_stairs stair_climbing climbing clmbstrs subir_escaleras monter_les_escaliers salire_le_scale"
        + " treppensteigen subir_escadas traplopen"
    ),
    (10, "dyspnea dyspnoea disnea dyspnee dispnea dispneia"),
    (11, "orthopnea orthopnoea ortopnea orthopnee orthpnea ortopneia"),
    (
      12,
      "respiratory_insufficiency resp_insf resp_failure resp_insufficiency resp_insuff respinsf insuficiencia_respiratoria"
        + " insuffisance_respiratoire insufficienza_respiratoria respiratorische_insuffizienz"
    ),
  ]

  /// Beginnings of words that name an item where a prefix or a number says that there is one.
  private static let stems: [(String, Int)] = [
    ("speech", 1), ("speak", 1), ("langu", 1), ("lengua", 1), ("habla", 1), ("sprache", 1), ("parol", 1), ("fala", 1),
    ("saliv", 2), ("drool", 2), ("speichel", 2), ("swallow", 3), ("deglu", 3), ("schluck", 3), ("handw", 4),
    ("writ", 4), ("escrit", 4), ("ecrit", 4), ("scrit", 4), ("schreib", 4), ("cut", 5), ("cort", 5), ("utensil", 5),
    ("dress", 6), ("hyg", 6), ("cloth", 6), ("vest", 6), ("higien", 6), ("ankleid", 6), ("turn", 7), ("bed", 7),
    ("cama", 7), ("lit", 7), ("bett", 7), ("walk", 8), ("ambul", 8), ("camin", 8), ("march", 8), ("gehen", 8),
    ("stair", 9), ("climb", 9), ("escaler", 9), ("trepp", 9), ("dysp", 10), ("disn", 10), ("dispn", 10), ("ortho", 11),
    ("ortop", 11), ("insuf", 12), ("insf", 12),
  ]
}
