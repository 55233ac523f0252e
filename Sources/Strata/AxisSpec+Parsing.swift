public import Variables

extension AxisSpec {
  /// One axis as the user writes it: `age`, `age:50/65`, `col:ward`, `col:"ward, east":1/2`, `"ward, east"`.
  ///
  /// A name in double quotes, a quote inside it doubled, is a column of the file. O(text).
  public init(parsing text: String) throws(AxisError) {
    try self.init(parsing: text, columns: [])
  }

  /// The same, where a bare name that no built-in axis has may also be one of the given columns of the file.
  init(parsing text: String, columns: [String]) throws(AxisError) {
    var rest = trimmed(text)[...]
    let isFileColumn = rest.lowercased().hasPrefix(VariableStore.filePrefix)
    if isFileColumn { rest = rest.dropFirst(VariableStore.filePrefix.count) }
    let isQuoted = rest.first == "\""
    let name = isQuoted ? quoted(&rest) : trimmed(rest.prefix { $0 != ":" })
    if !isQuoted { rest = rest.drop { $0 != ":" } }
    let isBuiltIn = AxisRegistry.all.contains { $0.id == name.lowercased() }
    if isFileColumn || isQuoted || (!isBuiltIn && columns.contains(name)) {
      if name.isEmpty { throw .unknownAxis(VariableStore.filePrefix, suggestion: nil) }
      self.init(id: VariableStore.filePrefix + name)
    } else {
      self.init(id: name.lowercased())
    }
    guard let family = AxisRegistry.family(id) else {
      throw .unknownAxis(id, suggestion: nearestName(to: id, among: AxisRegistry.all.map(\.id) + columns))
    }
    if rest.isEmpty { return }
    guard rest.first == ":" else { throw .badCuts("found \"\(rest)\" after \(id); expected : and cut points") }
    guard family.acceptsCuts else { throw .badCuts("the axis \(id) takes no cut points") }
    if let groups = try quantileGroups(trimmed(rest.dropFirst())) {
      quantileGroups = groups
      return
    }
    for cut in rest.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let word = trimmed(cut)
      guard let number = plainNumber(word) else {
        throw .badCuts("\"\(word)\" is not a number; cut points are separated by slashes, as in \(id):50/65")
      }
      cuts.append(number)
    }
    try checkCuts(cuts, axis: id)
  }

  /// 3 for `q3`; `nil` for what does not look like it.
  private func quantileGroups(_ word: String) throws(AxisError) -> Int? {
    guard word.first == "q" || word.first == "Q", let groups = Int(word.dropFirst()) else { return nil }
    guard (2...10).contains(groups) else {
      throw .badCuts("\(id):\(word) asks for \(groups) groups; expected q2 to q10")
    }
    return groups
  }

  /// The id as `init(parsing:)` takes it: quoted if it has to be.
  var writtenID: String {
    guard id.hasPrefix(VariableStore.filePrefix) else { return id }
    let name = id.dropFirst(VariableStore.filePrefix.count)
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    return isPlain
      ? id
      : VariableStore.filePrefix + "\""
        + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension StratificationPlan {
  /// Parses the value of `--by`: axes separated by commas, cuts after a colon separated by slashes: `onset,age:50/65`.
  /// A column of the file is `col:NAME`, in double quotes if it has spaces or `, : /`.
  public static func parseAxes(_ text: String) throws(AxisError) -> [AxisSpec] { try parseAxes(text, columns: []) }

  /// The same for a file that is at hand: a bare name that no built-in axis has may be one of its columns.
  public static func parseAxes(_ text: String, for store: VariableStore) throws(AxisError) -> [AxisSpec] {
    try parseAxes(text, columns: store.columnNames)
  }

  /// What stands for no axis at all: the cohort as one.
  private static let noAxes = "none"

  private static func parseAxes(_ text: String, columns: [String]) throws(AxisError) -> [AxisSpec] {
    if trimmed(text) == noAxes { return [] }
    let parts = splitOutsideQuotes(text)
    if parts.count > axisLimit { throw .tooManyAxes(found: parts.count, allowed: axisLimit) }
    var specs: [AxisSpec] = []
    for part in parts {
      let spec = try AxisSpec(parsing: part, columns: columns)
      if specs.contains(where: { $0.id == spec.id }) { throw .repeatedAxis(spec.id) }
      specs.append(spec)
    }
    return specs
  }

  /// The plan as options of the command line, one argument each: `["--by", "onset,stage", "--where", "age >= 50"]`.
  public var commandLineArguments: [String] {
    var arguments = ["--by", axes.isEmpty ? StratificationPlan.noAxes : axes.map(\.text).joined(separator: ",")]
    if let filter { arguments += ["--where", filter.text] }
    if leastPatients > 0 { arguments += ["--collapse", String(leastPatients)] }
    return arguments + definitions.commandLineArguments
  }
}

private func splitOutsideQuotes(_ text: String) -> [String] {
  var parts = [""]
  var isQuoted = false
  for character in text {
    if character == "\"" { isQuoted.toggle() }
    if character == ",", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
  }
  return parts
}

/// Takes a name in double quotes off the front; a quote that is never closed takes the rest.
private func quoted(_ text: inout Substring) -> String {
  var name = ""
  text = text.dropFirst()
  while let character = text.popFirst() {
    if character == "\"" {
      guard text.first == "\"" else { break }
      text = text.dropFirst()
    }
    name.append(character)
  }
  return name
}

private func trimmed(_ text: some StringProtocol) -> String {
  String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}
