/// How one column of the file is read, decided before the first row.
struct ColumnPlan: Sendable {
  /// What the bytes of a field become.
  enum Parse: Sendable, Equatable {
    /// Nothing: the column is left out.
    case none
    /// The patient's ID.
    case id
    /// A number; set aside outside `range` or, if `isWhole`, between whole numbers.
    case number(range: ClosedRange<Double>?, isWhole: Bool)
    /// A number as long as every value is one, else a word.
    case numberOrWord
    /// An answer 0–4.
    case item
    /// A date.
    case date
    /// A word.
    case word
  }

  /// Header as in the file.
  var header: String
  /// Header made unique: messages and the cohort use it.
  var label: String
  /// Meaning, if one was found.
  var concept: Concept?
  /// What is done with the column; `.free` without a concept.
  var use: ConceptUse = .free
  /// How sure.
  var confidence = MappingConfidence.none
  /// Whether the header could mean several things ("status", "time", "group") and the content does not say which, so
  /// that the reader has a concept but a person should be asked.
  var isToBeAsked = false
  /// Why.
  var reason = ""
  /// How fields are read.
  var parse = Parse.numberOrWord
  /// Words that codes of the column stand for.
  var codes: [String: String] = [:]
  /// Order of day and month, where the user said it.
  var dateOrder: DateOrder?
  /// What its numbers are multiplied by to be in the unit of the concept.
  var factor = 1.0
  /// Whether a record of the sample has nothing in this column.
  var isBlankSomewhere = false

  /// What the column identifies people by, if its raw values would leave with an export.
  var identification: Identification?

  /// How sure, as reported: `.asked` stands for "the user said so" and for "to be asked"; the reason tells which.
  var reportedConfidence: MappingConfidence { isToBeAsked && concept != nil ? .asked : confidence }

  /// Name of the cohort's column.
  var storedName: String { concept?.stored ?? label }

  /// The word that a level of the column stands for; the level itself where it is no code.
  func meaning(of level: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = String(decoding: level, as: UTF8.self)
    return codes[text].map { ArraySlice($0.utf8) } ?? level
  }
}
