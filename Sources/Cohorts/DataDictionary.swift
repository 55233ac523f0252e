import Clinical

/// Concept ↔ header. Headers are compared normalised (`HeaderName`); the first concept with a matching alias wins, and
/// the content of the column has the last word (`ColumnResolver`).
public enum DataDictionary {
  /// A concept that a header suggests, and how good the alias is (0 is best).
  struct Suggestion {
    let concept: Concept
    let rank: Int
  }

  /// Names that `--map COLUMN=VARIABLE` accepts.
  public static var conceptNames: [String] {
    var names: [String] = []
    for concept in concepts + itemConcepts where concept.name != unused && !names.contains(concept.name) {
      names.append(concept.name)
    }
    return names
  }

  /// The concept that a header alone suggests, or `nil`. Content may overrule it.
  public static func conceptName(forHeader header: String) -> String? {
    let concept = suggestion(forNormalised: HeaderName.normalised(header), context: ItemContext())?.concept
    return concept?.name == unused ? nil : concept?.name
  }

  /// Stands for columns that look like concepts and are none.
  static let unused = "other"

  static func suggestion(forNormalised name: String, context: ItemContext) -> Suggestion? {
    if let concept = CDISCName.concept(forNormalised: name).flatMap({ concept(named: $0) }) {
      return Suggestion(concept: concept, rank: 0)
    }
    if let item = ItemHeader.parse(name, context: context), let concept = itemConcept(item) {
      return Suggestion(concept: concept, rank: 0)
    }
    if let found = aliases.first(for: name) { return found }
    if let named = HeaderPhrases.concept(forNormalised: name), let concept = concept(named: named, header: name) {
      return Suggestion(concept: concept, rank: phraseRank)
    }
    if isUnknownID(name), let concept = concept(named: "patient_id") {
      return Suggestion(concept: concept, rank: phraseRank + 1)
    }
    return nil
  }

  /// Whether a header is too short to mean one thing: such a column is never certain.
  static func isAmbiguous(_ name: String) -> Bool { ambiguous.contains(name) }

  private static let ambiguous: Set<String> = [
    "status", "time", "group", "code", "number", "site", "r", "type", "event", "value", "ref", "record", "case",
    "onset",
    "date", "data", "datum", "fecha", "treatment", "trial", "center", "centre", "clinic", "rx", "slope", "speed",
    "delay", "duration", "visit", "p10", "study", "diagnosis", "score", "bulbar", "respiratory", "vc", "symptom_onset",
    "study_arm_active", "study_arm_placebo",
  ]

  /// Whether a header means one thing and is yet too short to be certain of it.
  static func isShort(_ name: String) -> Bool { name.utf8.count <= 2 && name != "id" }

  /// Rank of a header that only its words explain: after every exact alias.
  static let phraseRank = 1_000

  /// The concept of a phrase, with the unit or the site that the words of the header name.
  private static func concept(named name: String, header: String) -> Concept? {
    let words = HeaderWords(normalised: header).meanings
    switch name {
    case "onset_site_flag":
      guard let site = HeaderPhrases.siteFlag(words, of: header) else { return nil }
      return concepts.first { $0.use == .siteFlag(site) }
    case "disease_duration", "diagnostic_delay":
      let unit: TimeUnit = words.contains("day") ? .days : words.contains("year") ? .years : .months
      return concepts.first { $0.name == name && ($0.use == .duration(unit) || $0.use == .delay(unit)) }
    default: return concept(named: name)
    }
  }

  /// Whether a header calls itself an ID and names nothing that is not a patient.
  private static func isUnknownID(_ name: String) -> Bool {
    let words = name.split(separator: "_").map(String.init)
    guard words.count > 1, words.last == "id" || words.last == "uid" else { return false }
    return words.dropLast().allSatisfy { !thingsWithID.contains($0) }
  }

  private static let thingsWithID: Set<String> = [
    "visit", "form", "field", "sample", "specimen", "site", "center", "centre", "provider", "concept", "occurrence",
    "measurement", "observation", "drug", "condition", "device", "procedure", "group", "event", "batch", "test",
    "family", "plate", "aliquot", "location", "exposure", "unit", "gene", "variant", "image", "scan", "session",
    "encounter", "study", "trial", "rater", "examiner", "user", "physician", "doctor", "tube", "record", "row",
    "library", "run", "episode", "era", "note", "care", "type", "cost", "payer", "plan", "mother", "father", "control",
    "national", "social", "insurance", "tax",
  ]

  /// The concept of a name given by the user: an identifier of the dictionary, or the name of a cohort column.
  static func concept(named name: String) -> Concept? {
    let all = concepts + itemConcepts
    return all.first { $0.name == name } ?? all.first { $0.stored == name }
      ?? (name == "death_months" ? all.first { $0.use == .moment(.death, .months) } : nil)
  }

  private static let aliases = AliasTable(concepts)

  private static func itemConcept(_ item: ItemHeader) -> Concept? { itemConcepts.first { $0.name == item.conceptName } }

  static let itemConcepts: [Concept] =
    (1...12).map { Concept("alsfrs_item_\($0)", .item($0, .unspecified), unit: "points", range: 0...4, []) } + [
      Concept("alsfrs_item_5a", .item(5, .withoutGastrostomy), unit: "points", range: 0...4, []),
      Concept("alsfrs_item_5b", .item(5, .withGastrostomy), unit: "points", range: 0...4, []),
      Concept("alsfrs_item_10old", .visitNumber, stored: VisitFact.breathing, unit: "points", range: 0...4, []),
    ]

  static let concepts: [Concept] = identity + times + disease + visits + genetics
}
