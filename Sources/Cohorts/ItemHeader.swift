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

/// A header that names an item of the ALSFRS-R: by number (`q4`, `alsfrs_5a`, `R_1_Dyspnea`), by word (`alsfrs_speech`) or both.
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
    guard !words.isEmpty, words.count <= 9 else { return nil }
    let hadPrefix = dropPrefix(&words)
    guard let first = words.first else { return nil }
    if let numbered = number(first, next: words.count > 1 ? words[1] : nil, hadPrefix: hadPrefix, context: context) {
      return numbered.header(rest: words.dropFirst(numbered.words).joined(separator: "_"), context: context)
    }
    let rest = words.joined(separator: "_")
    guard let item = itemNamed(rest, strict: !hadPrefix) else { return nil }
    return ItemHeader(item: item, cutting: item == 5 ? cutting(rest) : .unspecified)
  }

  /// Removes `alsfrs`, `alsfrs_r`, … from the front and says whether it was there; a joined number stays (`alsfrs5a` → `5a`).
  private static func dropPrefix(_ words: inout [String]) -> Bool {
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
      return true
    }
    if words[0] == "als", words.count > 2, words[1] == "frs" {
      words.removeFirst(2)
      return true
    }
    if words[0] == "item" || words[0] == "question" { words.removeFirst(); return !words.isEmpty }
    return false
  }

  private struct Numbered {
    var item: Int
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
        return isBare ? nil : ItemHeader(item: item, cutting: cutting, isOriginalScale: isOld, isNumbered: true)
      }
      if item == 10, rest == "respiratory" || rest == "breathing" {
        return ItemHeader(item: 10, isOriginalScale: !context.numbersToTwelve, isNumbered: true)
      }
      if item == 5 {
        let named = ItemHeader.cutting(rest)
        guard rest.contains("cut") || rest.contains("gast") || rest.contains("peg") else {
          return nil
        }
        return ItemHeader(item: 5, cutting: cutting == .unspecified ? named : cutting, isNumbered: true)
      }
      guard ItemHeader.itemNamed(rest, strict: false) == item || item == 12 && rest == "respiratory" else { return nil }
      return ItemHeader(item: item, isNumbered: true)
    }
  }

  private static func number(_ first: String, next: String?, hadPrefix: Bool, context: ItemContext) -> Numbered? {
    var text = first
    var words = 1
    var isR = false
    var isBare = !hadPrefix
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
    if isR, !context.numbersAllWithR, item <= 3 { item += 9 }
    guard (1...12).contains(item) else { return nil }
    return Numbered(item: item, letter: String(text.dropFirst(digits.count)), words: words, isBare: isBare, isR: isR)
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
    if words.contains(where: { ["without", "nopeg", "wo", "no", "5a"].contains($0) }) { return .withoutGastrostomy }
    if words.contains(where: { ["with", "peg", "w", "5b", "gastrostomy"].contains($0) }) { return .withGastrostomy }
    return .unspecified
  }

  /// Item for its words. `strict`: without a prefix or number only words that can mean nothing else.
  private static func itemNamed(_ words: String, strict: Bool) -> Int? {
    if words.hasPrefix("cutting") || !strict && words.hasPrefix("cut_") { return 5 }
    if let item = names[words] { return item }
    return strict ? nil : looseNames[words]
  }

  private static let names: [String: Int] = [
    "speech": 1, "salivation": 2, "swallowing": 3, "handwriting": 4, "dressing": 6, "dressing_and_hygiene": 6,
    "dressing_hygiene": 6, "dressing_and_hygine": 6, "turning": 7, "turning_in_bed": 7,
    "turning_in_bed_and_adjusting_bed_clothes": 7, "walking": 8, "stairs": 9, "climbing_stairs": 9, "stair_climbing": 9,
    "dyspnea": 10, "dyspnoea": 10, "orthopnea": 11, "orthopnoea": 11, "respiratory_insufficiency": 12, "resp_insf": 12,
    "resp_insufficiency": 12,
  ]

  private static let looseNames: [String: Int] = [
    "language": 1, "saliva": 2, "swallow": 3, "deglution": 3, "deglutition": 3, "writing": 4, "clothing": 6,
    "hygiene": 6,
    "bed": 7, "turn": 7, "walk": 8, "climbing": 9, "resp_failure": 12, "respiratory_failure": 12, "insufficiency": 12,
    "resp_insf_": 12, "resp_insuff": 12,
  ]
}
