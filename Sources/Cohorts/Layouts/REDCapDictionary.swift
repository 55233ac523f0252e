import CSV
import Execution

/// The data dictionary of a REDCap project: what its fields are called, which codes mean what, which identify people.
/// Both forms are read: the one of the web page ("Variable / Field Name") and the one of the API ("field_name").
struct REDCapDictionary: Sendable {
  /// One field of the project.
  struct Field: Sendable {
    var name: String
    var form: String
    var label: String
    /// text, radio, dropdown, checkbox, yesno, truefalse, calc, notes, file …
    var type: String
    /// Code → label, in the order of the project.
    var choices: [(code: String, label: String)]
    /// date_ymd, number …
    var validation: String
    var isIdentifier: Bool
  }

  private(set) var fields: [Field] = []
  private var byName: [String: Int] = [:]
  private var byLabel: [String: Int] = [:]

  /// Whether these headers are those of a data dictionary.
  static func isDictionary(_ headers: [String]) -> Bool {
    let names = Set(headers.map(HeaderName.normalised))
    return (names.contains("variable_field_name") || names.contains("field_name"))
      && names.contains("field_type") && names.contains("form_name")
  }

  init(_ table: RawTable) {
    let names = table.headers.map(HeaderName.normalised)
    func index(_ candidates: String...) -> Int? { candidates.lazy.compactMap { names.firstIndex(of: $0) }.first }
    guard let name = index("variable_field_name", "field_name"), let type = index("field_type") else { return }
    let form = index("form_name")
    let label = index("field_label")
    let choices = names.firstIndex { $0.hasPrefix("choices") || $0.hasPrefix("select_choices") }
    let validation = names.firstIndex { $0.hasPrefix("text_validation_type") }
    let identifier = names.firstIndex { $0.hasPrefix("identifier") }
    var scan = RecordScan()
    var read: [Field] = []
    func text(_ fields: UnsafePointer<CSVField>, _ column: Int?) -> String {
      guard let column, !table.isMissing(fields[column]) else { return "" }
      return table.text(fields[column])
    }
    // A dictionary is small; there is nothing to cancel.
    try? scan.records(of: table, work: Work()) { _, fields, _ in
      let kind = text(fields, type).lowercased()
      read.append(
        Field(
          name: text(fields, name), form: text(fields, form), label: text(fields, label), type: kind,
          choices: REDCapDictionary.choices(text(fields, choices), type: kind), validation: text(fields, validation),
          isIdentifier: Vocabulary.yesNo(text(fields, identifier)) == true))
    }
    fields = read
    for (index, field) in read.enumerated() {
      byName[field.name] = index
      if !field.label.isEmpty, byLabel[field.label] == nil { byLabel[field.label] = index }
    }
  }

  /// The field of a column: by its name, or by its label as in exports with labels.
  func field(ofHeader header: String) -> Field? { (byName[header] ?? byLabel[header]).map { fields[$0] } }

  /// `1, Male | 2, Female` as pairs.
  static func choices(_ text: String, type: String) -> [(code: String, label: String)] {
    switch type {
    case "yesno": return [("1", "Yes"), ("0", "No")]
    case "truefalse": return [("1", "True"), ("0", "False")]
    case "radio", "dropdown", "checkbox":
      return text.split(separator: "|").compactMap { part in
        guard let comma = part.firstIndex(of: ",") else { return nil }
        let code = trimmed(part[..<comma])
        return code.isEmpty ? nil : (code, trimmed(part[part.index(after: comma)...]))
      }
    default: return []
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
