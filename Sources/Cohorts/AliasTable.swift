/// The aliases of all concepts, for finding the first that a header matches: exact ones by look-up, the few with a star one
/// by one.
struct AliasTable: Sendable {
  private struct Place: Sendable {
    var order: Int
    var concept: Concept
    var rank: Int
  }

  private var exact: [String: Place] = [:]
  private var patterns: [(head: String, tail: String, place: Place)] = []

  /// Aliases count in the order of the concepts, and of each concept in its own order.
  init(_ concepts: [Concept]) {
    var order = 0
    for concept in concepts {
      for (rank, alias) in concept.aliases.enumerated() {
        let place = Place(order: order, concept: concept, rank: rank)
        order += 1
        if let star = alias.firstIndex(of: "*") {
          patterns.append((String(alias[..<star]), String(alias[alias.index(after: star)...]), place))
        } else if exact[alias] == nil {
          exact[alias] = place
        }
      }
    }
  }

  /// The first concept with an alias that a normalised header matches.
  func first(for name: String) -> DataDictionary.Suggestion? {
    var found = exact[name]
    for pattern in patterns where pattern.place.order < found?.order ?? .max {
      let isLong = name.utf8.count >= pattern.head.utf8.count + pattern.tail.utf8.count
      if isLong, name.hasPrefix(pattern.head), name.hasSuffix(pattern.tail) {
        found = pattern.place
        break
      }
    }
    return found.map { DataDictionary.Suggestion(concept: $0.concept, rank: $0.rank) }
  }
}
