import CSV

extension ReadingPlan {
  /// The options that make the plan again, in canonical order; unquoted words.
  public var commandLineArguments: [String] {
    var words: [String] = []
    func add(_ option: String, _ values: [String]) { for value in values { words += [option, value] } }
    func entries<Value>(_ table: [String: Value], _ text: (String, Value) -> String) -> [String] {
      table.sorted { $0.key < $1.key }.map { text($0.key, $0.value) }
    }
    add("--map", entries(mapping) { "\($0)=\($1)" })
    add("--code", entries(codes) { "\($0):\(ReadingPlan.codesText($1))" })
    add("--unit", entries(units) { "\($0)=\($1)" })
    add("--date-order", entries(dateOrders) { "\($0)=\($1.rawValue)" })
    add("--missing", missingWords)
    add("--no-missing", presentWords)
    if let delimiter = dialect.delimiter { add("--delimiter", [CSVDialect.name(of: delimiter)]) }
    if let encoding { add("--encoding", [encoding]) }
    if let decimal = dialect.decimal { add("--decimal", [CSVDialect.name(of: decimal)]) }
    if let hasHeader = dialect.hasHeader { add("--header", [hasHeader ? "yes" : "no"]) }
    if let timeZero { add("--time-zero", [timeZero.rawValue]) }
    return words
  }

  /// Whether the plan says something of single columns.
  public var correctsColumns: Bool { !correctedHeaders.isEmpty }

  /// This plan, and what `other` says where this one says nothing. Of one column this plan's word counts.
  public func completed(by other: ReadingPlan) -> ReadingPlan {
    var plan = self
    plan.mapping.merge(other.mapping) { own, _ in own }
    plan.codes.merge(other.codes) { own, _ in own }
    plan.units.merge(other.units) { own, _ in own }
    plan.dateOrders.merge(other.dateOrders) { own, _ in own }
    plan.missingWords += other.missingWords.filter { !missingWords.contains($0) && !presentWords.contains($0) }
    plan.presentWords += other.presentWords.filter { !presentWords.contains($0) && !missingWords.contains($0) }
    plan.dialect.delimiter = dialect.delimiter ?? other.dialect.delimiter
    plan.dialect.decimal = dialect.decimal ?? other.dialect.decimal
    plan.dialect.hasHeader = dialect.hasHeader ?? other.dialect.hasHeader
    plan.encoding = encoding ?? other.encoding
    plan.timeZero = timeZero ?? other.timeZero
    return plan
  }
}

/// What files have in common that have the same columns: the normalised headers of their tables, from the bytes alone.
/// Empty where a file is no text.
public func headerKey(of sources: [Source]) -> String {
  sources.map { source in
    // By the beginning alone, and as everybody reads it who says nothing of encoding or delimiter.
    let head = Source(name: source.name, bytes: Array(source.bytes.prefix(CSVDialectGuess.sampleLimit))).text.bytes
    let names = head.withUnsafeBufferPointer { buffer in
      let guess = CSVDialectGuess.guess(buffer)
      return (try? TableHeader.read(source.name, buffer, guess))?.names ?? []
    }
    return names.map(HeaderName.normalised).joined(separator: "\n")
  }.joined(separator: "\n\n")
}
