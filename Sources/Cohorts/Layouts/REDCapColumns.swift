import CSV

/// What becomes of the columns of a REDCap export.
struct REDCapColumns {
  /// One column of the output.
  struct Output {
    var header: String
    var source: Source
  }

  /// What an output column is made from.
  enum Source {
    /// A column as it is.
    case copied(Int)
    /// A column of numbers that the data dictionary says are written with a decimal comma: they get a point.
    case decimalComma(Int)
    /// A column whose codes become labels.
    case coded(Int, [String: String])
    /// Check-boxes of one question: the labels of those that are ticked.
    case ticked([(column: Int, label: String)])
  }

  let record: Int
  let event: Int?
  let repeatInstrument: Int?
  let repeatInstance: Int?
  /// Columns of data, in the order of the export.
  private(set) var outputs: [Output] = []
  /// Columns that are in no table under their own name: keys of rows, check-boxes, fields called by their names,
  /// bookkeeping.
  private(set) var notes: [(header: String, note: String)] = []
  private(set) var identifiers: [String] = []

  /// The columns, or `nil` if the header is not that of a REDCap export.
  init?(_ headers: [String], _ dictionary: REDCapDictionary?) {
    let names = headers.map(HeaderName.normalised)
    event = names.firstIndex { $0 == "redcap_event_name" } ?? names.firstIndex(of: "event_name")
    repeatInstrument = names.firstIndex { $0 == "redcap_repeat_instrument" || $0 == "repeat_instrument" }
    repeatInstance = names.firstIndex { $0 == "redcap_repeat_instance" || $0 == "repeat_instance" }
    let isMarked = headers.contains { $0.hasPrefix("redcap_") } || repeatInstrument != nil
    let described = headers.count { dictionary?.field(ofHeader: REDCapColumns.base($0)) != nil }
    guard isMarked || described * 2 >= headers.count, let first = headers.indices.first else { return nil }
    record =
      dictionary?.fields.first.flatMap { key in headers.firstIndex { $0 == key.name || $0 == key.label } } ?? first
    arrange(headers, names, dictionary)
  }

  /// `race___1` and `Race (choice=Asian)` without the choice.
  private static func base(_ header: String) -> String {
    if let range = header.range(ofText: "___") { return String(header[..<range.lowerBound]) }
    if let range = header.range(ofText: " (choice=") { return String(header[..<range.lowerBound]) }
    return header
  }

  private static func choice(_ header: String) -> String? {
    if let range = header.range(ofText: "___") { return String(header[range.upperBound...]) }
    guard let range = header.range(ofText: " (choice="), header.hasSuffix(")") else { return nil }
    return String(header[range.upperBound...].dropLast())
  }

  private mutating func arrange(_ headers: [String], _ names: [String], _ dictionary: REDCapDictionary?) {
    var boxes: [String: Int] = [:]
    for (index, header) in headers.enumerated() {
      if index == record { continue }
      if let note = note(onKey: index) {
        notes.append((header, note))
        continue
      }
      if names[index].hasPrefix("redcap_") || names[index].hasSuffix("_complete") || header.hasPrefix("Complete?") {
        notes.append((header, "bookkeeping of REDCap"))
        continue
      }
      let base = REDCapColumns.base(header)
      let field = dictionary?.field(ofHeader: base)
      if field?.isIdentifier == true { identifiers.append(field?.name ?? header) }
      guard let choice = REDCapColumns.choice(header) else {
        if let name = field?.name, name != header { notes.append((header, "the field \(name)")) }
        let labels = Dictionary(
          (field?.choices ?? []).map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
        let isComma = field?.validation.contains("comma") == true
        outputs.append(
          Output(
            header: field?.name ?? header,
            source: isComma ? .decimalComma(index) : labels.isEmpty ? .copied(index) : .coded(index, labels)))
        continue
      }
      // Without a dictionary a check-box of a raw export has no label; it stays a flag of its own.
      let isLabelled = header.range(ofText: " (choice=") != nil
      guard
        let label = isLabelled ? choice : field?.choices.first(where: { REDCapColumns.same($0.code, choice) })?.label
      else {
        outputs.append(Output(header: header, source: .copied(index)))
        continue
      }
      if DataDictionary.conceptName(forHeader: base) == "onset_site" {
        let flag = "onset_\(HeaderName.normalised(label))"
        if flag != header { notes.append((header, "a check-box, read as \(flag)")) }
        outputs.append(Output(header: flag, source: .copied(index)))
        continue
      }
      notes.append((header, "a check-box of \(field?.name ?? base): \(label)"))
      if let place = boxes[base], case .ticked(let ticked) = outputs[place].source {
        outputs[place].source = .ticked(ticked + [(index, label)])
      } else {
        boxes[base] = outputs.count
        outputs.append(Output(header: field?.name ?? base, source: .ticked([(index, label)])))
      }
    }
  }

  /// What a column that orders the rows is used for.
  private func note(onKey index: Int) -> String? {
    switch index {
    case event: "the event of the row: its visit, and its time where every event tells one"
    case repeatInstrument: "the repeating instrument of the row; the rows of each are a table"
    case repeatInstance: "the number of the row in its repeating instrument: that of the visit"
    default: nil
    }
  }

  /// REDCap writes codes in the headers of check-boxes in lower case, with a minus sign as an underscore.
  private static func same(_ code: String, _ inHeader: String) -> Bool {
    code.lowercased().map { $0 == "-" ? "_" : $0 } == inHeader.lowercased().map { $0 == "-" ? "_" : $0 }
  }
}

extension String {
  /// Where a text occurs first.
  fileprivate func range(ofText text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
