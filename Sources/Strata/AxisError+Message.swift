import Variables

extension AxisError {
  /// What was found, what was expected, what to do: one line for people.
  public var message: String {
    switch self {
    case .unknownAxis("", _):
      "an axis without a name; expected names separated by commas, as in onset,age:50/65"
    case .unknownAxis(let name, let suggestion?):
      "no axis \"\(name)\"; did you mean \(suggestion)?"
    case .unknownAxis(let name, nil):
      "no axis \"\(name)\"; expected \(AxisRegistry.all.map(\.id).joined(separator: ", ")) or a column as col:NAME"
    case .repeatedAxis(let name):
      "the axis \(name) is named twice; once is enough"
    case .badCuts(let sentence):
      sentence
    case .identifies(let name, let what):
      "\(name) identifies people (\(what)) and is no axis; if it does not, map it: --map COLUMN=VARIABLE"
    case .tooManyAxes(let found, let allowed):
      "\(found) axes; at most \(allowed) are allowed"
    }
  }
}

extension StratificationError {
  /// One line for people; for a condition without its place, which `FilterError.position` gives.
  public var message: String {
    switch self {
    case .axis(let error): error.message
    case .filter(let error): error.message
    case .cancelled: "stopped"
    }
  }
}
