/// Finds the delimiter, the quote, the escape and the comment mark that suit a sample best.
struct DelimiterSearch {
  /// How one dialect cuts the sample.
  struct Candidate {
    var sample: CSVSample
    /// Records that count: those after the first and before the last with several fields.
    var records = 0
    /// Number of fields that most of them have; 1 if there are no fields to speak of.
    var width = 1
    /// How many have it.
    var agreeing = 0
    /// Share of cells that are numbers, dates, quoted or plain words, 0 to 1.
    var tidiness = 0.0

    var agreement: Double { records == 0 ? 0 : Double(agreeing) / Double(records) }
    var score: Double { width < 2 ? 0 : agreement * (0.3 + 0.7 * tidiness) }
  }

  private(set) var best: Candidate
  private(set) var reasons: [String] = []

  private static let apostrophe = UInt8(ascii: "'")
  private static let backslash = UInt8(ascii: "\\")
  private static let hash = UInt8(ascii: "#")
  fileprivate static let cellLimit = 4_000

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, given: CSVDialectChoices) {
    let quote = given.quote ?? UInt8(ascii: "\"")
    // Some programs call the doubled quote an escape.
    let escape = given.escape == quote ? nil : DelimiterSearch.mark(given.escape)
    let base = CSVDialect(quote: quote, escape: escape, comment: DelimiterSearch.mark(given.comment))
    let delimiters = given.delimiter.map { [$0] } ?? CSVDialectGuess.delimiters
    var tried = DelimiterSearch.best(bytes, start, base, delimiters)
    if given.quote == nil, let found = DelimiterSearch.withApostrophes(bytes, start, base, delimiters, tried) {
      tried = found
    }
    if given.escape == nil, let found = DelimiterSearch.withEscapes(bytes, start, delimiters, tried) { tried = found }
    if given.comment == nil, let found = DelimiterSearch.withComments(bytes, start, delimiters, tried) { tried = found }
    best = tried
    explain(given)
  }

  private static func mark(_ given: UInt8?) -> UInt8? { given == CSVDialectChoices.none ? nil : given }

  private mutating func explain(_ given: CSVDialectChoices) {
    let dialect = best.sample.dialect
    if given.delimiter != nil {
      reasons.append("the delimiter is a \(dialect.delimiterName), as asked")
    } else if best.width < 2 {
      reasons.append("one column only")
    } else {
      reasons.append(
        "the delimiter is a \(dialect.delimiterName): \(best.agreeing) of \(best.records) records have \(best.width) fields"
      )
    }
    if given.quote == nil, dialect.quote == DelimiterSearch.apostrophe {
      reasons.append("fields are quoted by apostrophes: \(best.sample.quotedFields) of them")
    }
    if given.escape == nil, dialect.escape != nil {
      reasons.append("quotes inside fields are escaped by a backslash: in \(best.sample.escapedFields) of them")
    }
    if given.comment == nil, dialect.comment != nil {
      reasons.append("lines that begin with # are comments")
    }
  }

  private static func best(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ base: CSVDialect, _ delimiters: [UInt8]
  ) -> Candidate {
    var best: Candidate?
    for delimiter in delimiters {
      var dialect = base
      dialect.delimiter = delimiter
      let found = Candidate(CSVSample(bytes, from: start, dialect: dialect))
      if let current = best, (found.score, found.width) <= (current.score, current.width) { continue }
      best = found
    }
    return best ?? Candidate(CSVSample(bytes, from: start, dialect: base))
  }

  // MARK: Marks that have to be evident

  /// Apostrophes are quotes if no field has a quotation mark, two fields or more begin and end with an apostrophe, none
  /// is left open, and the records agree at least as well.
  private static func withApostrophes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ base: CSVDialect, _ delimiters: [UInt8], _ plain: Candidate
  ) -> Candidate? {
    guard plain.sample.quotedFields == 0, plain.sample.openQuotes == 0,
      bytes[start..<min(bytes.count, start + CSVDialectGuess.sampleLimit)].contains(apostrophe)
    else { return nil }
    var dialect = base
    dialect.quote = apostrophe
    let found = best(bytes, start, dialect, delimiters)
    return found.width > 1 && found.sample.quotedFields >= 2 && found.sample.openQuotes == 0
      && found.agreement >= plain.agreement ? found : nil
  }

  /// Backslashes are escapes if a quoted field has one before a quote that cannot end the field, no field has doubled
  /// quotes, and no more quotes stay open.
  private static func withEscapes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ delimiters: [UInt8], _ plain: Candidate
  ) -> Candidate? {
    guard bytes[start..<min(bytes.count, start + CSVDialectGuess.sampleLimit)].contains(backslash) else { return nil }
    var dialect = plain.sample.dialect
    // An escaped quote before the closing one looks like a doubled quote.
    guard !plain.sample.fields.contains(where: { $0.hasDoubledQuotes && !hasEscapedQuote($0, plain.sample) }) else {
      return nil
    }
    dialect.escape = backslash
    let found = best(bytes, start, dialect, delimiters)
    let isEvident = found.sample.fields.contains { field in
      field.hasDoubledQuotes && hasEscapedQuote(field, found.sample)
    }
    return isEvident && found.sample.openQuotes <= plain.sample.openQuotes && found.agreement >= plain.agreement
      ? found : nil
  }

  private static func hasEscapedQuote(_ field: CSVField, _ sample: CSVSample) -> Bool {
    let content = sample.bytes[field.start..<field.start + Int(field.length)]
    return zip(content, content.dropFirst()).contains { $0 == backslash && $1 == sample.dialect.quote }
  }

  /// Lines that begin with `#` are comments unless they may be records: one after the first record has as many fields
  /// as the table, or the last one before a record that looks like data does.
  private static func withComments(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ delimiters: [UInt8], _ plain: Candidate
  ) -> Candidate? {
    let limit = min(bytes.count, start + CSVDialectGuess.sampleLimit)
    guard bytes[start..<limit].contains(hash) else { return nil }
    var dialect = plain.sample.dialect
    dialect.comment = hash
    let found = best(bytes, start, dialect, delimiters)
    guard !found.sample.comments.isEmpty, !found.sample.records.isEmpty, found.width > 1 else { return nil }
    dialect = found.sample.dialect
    dialect.comment = nil
    for (index, comment) in found.sample.comments.enumerated() {
      var scanner = CSVScanner(bytes, range: comment.start..<bytes.count, dialect: dialect)
      let width = withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 1) { field in
        field.baseAddress.map { scanner.next($0, capacity: 1) } == .record ? scanner.fieldCount : 1
      }
      guard width == found.width else { continue }
      if comment.recordsBefore > 0 { return nil }
      let isLastBefore =
        index + 1 == found.sample.comments.count || found.sample.comments[index + 1].recordsBefore > 0
      if isLastBefore, HeaderSearch(found.sample).looksLikeData(0) { return nil }
    }
    return found
  }
}

extension DelimiterSearch.Candidate {
  init(_ sample: CSVSample) {
    self.sample = sample
    let widths = sample.records.map(\.width)
    let several = widths.firstIndex { $0 > 1 }
    guard let first = several, let last = widths.lastIndex(where: { $0 > 1 }) else {
      records = widths.count
      agreeing = widths.count
      return
    }
    var counts: [Int: Int] = [:]
    for width in widths[first...last] { counts[width, default: 0] += 1 }
    records = last - first + 1
    for (width, count) in counts.sorted(by: { $0.key < $1.key }) where count >= agreeing {
      self.width = width
      agreeing = count
    }
    // One record with a delimiter among lines without is a line of words.
    if records < widths.count, agreeing < 2 || records * 4 < widths.count { width = 1 }
    tidiness = measuredTidiness(first)
  }

  private func measuredTidiness(_ first: Int) -> Double {
    var cells = 0
    var sum = 0.0
    let rows = sample.records.dropFirst(sample.records.count - first > 1 ? first + 1 : first)
    for record in rows {
      if cells > DelimiterSearch.cellLimit { break }
      for field in sample.fields[record.fields] {
        cells += 1
        sum += worth(field)
      }
    }
    return cells == 0 ? 0 : sum / Double(cells)
  }

  private func worth(_ field: CSVField) -> Double {
    if field.isQuoted { return 1 }
    let cell = sample.trimmed(field)
    switch CSVCellLook(cell) {
    case .number, .date: return 1
    case .blank, .missing: return 0.9
    case .text:
      let isUntidy = cell.contains { $0 == sample.dialect.quote || CSVDialectGuess.delimiters.contains($0) }
      return isUntidy ? 0.2 : 0.8
    }
  }
}
