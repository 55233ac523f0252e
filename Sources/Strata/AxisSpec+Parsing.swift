import Variables

extension AxisSpec {
  /// One axis as the user writes it: `age` or `age:50/65`.
  public init(parsing text: String) throws(AxisError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let id = trimmed(parts.first ?? "").lowercased()
    guard let family = AxisRegistry.family(id) else {
      throw .unknownAxis(id, suggestion: nearestName(to: id, among: AxisRegistry.all.map(\.id)))
    }
    self.init(id: id)
    guard parts.count == 2 else { return }
    guard family.acceptsCuts else { throw .badCuts("the axis \(id) takes no cut points") }
    for cut in parts[1].split(separator: "/", omittingEmptySubsequences: false) {
      let word = trimmed(cut)
      guard let number = plainNumber(word) else {
        throw .badCuts("\"\(word)\" is not a number; cut points are separated by slashes, as in \(id):50/65")
      }
      cuts.append(number)
    }
    try checkCuts(cuts, axis: id)
  }
}

private func trimmed(_ text: some StringProtocol) -> String {
  String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}
