/// Words for the result of a genetic test.
extension Vocabulary {
  /// Whether a mutation was found. Not tested, not done, pending, inconclusive, intermediate and of uncertain
  /// significance are neither yes nor no.
  ///
  /// A variant that is written out was found: HGVS descriptions (`c.281G>T (p.(Gly94Val))`, den Dunnen et al. 2016,
  /// doi:10.1002/humu.22981) and short names of proteins (`A5V`, `D90A`). A description that ends in `=` says that
  /// nothing changed, and is neither.
  public static func mutationFound(_ word: String) -> Bool? {
    let folded = folded(word)
    if let known = results[folded] { return known }
    if let answer = yesNo(word) { return answer }
    if uncertain.contains(where: { contains(folded, $0) }) { return nil }
    return isVariant(word) ? true : nil
  }

  /// Whether a text describes a variant.
  static func isVariant(_ text: String) -> Bool {
    let bytes = Array(text.utf8.drop { $0 == 0x20 || $0 == 0x28 })
    guard bytes.count >= 3, !bytes.contains(UInt8(ascii: "=")) else { return false }
    let isReference = "cpgnmr".utf8.contains(bytes[0]) && bytes[1] == UInt8(ascii: ".")
    if isReference { return bytes.contains { $0 &- 0x30 < 10 } }
    // "NM_000454.5:c.281G>T"
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 3 < bytes.count {
      let rest = bytes[(colon + 1)...].drop { $0 == 0x20 }
      if rest.count > 3, let first = rest.first, "cpgnmr".utf8.contains(first), rest.dropFirst().first == 0x2E {
        return rest.contains { $0 &- 0x30 < 10 }
      }
    }
    return isAminoAcidChange(bytes.prefix { $0 != 0x20 && $0 != 0x2C && $0 != 0x3B })
  }

  /// `D90A`, `Gly94Val`, `R521*`: an amino acid, its place, another.
  private static func isAminoAcidChange(_ bytes: ArraySlice<UInt8>) -> Bool {
    let isLetter = { (byte: UInt8) in (byte | 0x20) &- 0x61 < 26 }
    let before = bytes.prefix(while: isLetter)
    let place = bytes.dropFirst(before.count).prefix { $0 &- 0x30 < 10 }
    let after = bytes.dropFirst(before.count + place.count)
    guard (1...4).contains(place.count), isAminoAcid(before) else { return false }
    if after.elementsEqual("*".utf8) || after.elementsEqual("X".utf8) || after.elementsEqual("fs".utf8) { return true }
    return after.count == before.count && isAminoAcid(after)
  }

  /// One capital letter of the twenty, or three letters of which the first is a capital.
  private static func isAminoAcid(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first < 0x61 else { return false }
    return bytes.count == 1 ? "ACDEFGHIKLMNPQRSTVWY".utf8.contains(first) : bytes.count == 3
  }

  private static func contains(_ text: String, _ phrase: String) -> Bool {
    " \(text) ".indices.contains { " \(text) "[$0...].hasPrefix(" \(phrase) ") }
  }

  private static let uncertain = [
    "not tested", "untested", "not done", "pending", "inconclusive", "vus", "uncertain", "intermediate", "intermedio",
    "unknown", "no test", "not available", "pendiente", "not performed", "ns nc", "not sequenced", "failed",
  ]

  private static let results: [String: Bool] = table([
    (
      true,
      "positive, pos, +, expansion, expanded, repeat expansion, expansion present, hexanucleotide expansion, mutated,"
        + " mutation, mutation present, mutation found, carrier, mutation carrier, present, detected, found, pathogenic,"
        + " likely pathogenic, abnormal, alterado, alterada, mutado, mutada, positivo, positiva, positif, positive mutation,"
        + " positiv, mutiert, nachgewiesen, mutato, mutata, positief, heterozygous, homozygous, het, hom, mut,"
        + " yes expansion, c9orf72 expansion, c9orf72 positive, c9 positive, sod1 positive, fus positive, tardbp positive"
    ),
    (
      false,
      "negative, neg, normal, no expansion, no mutation, no mutation found, no mutation detected, none detected,"
        + " wild type, wildtype, wild-type, wt, non carrier, noncarrier, not a carrier, absent, not detected, not found,"
        + " not expanded, no expansion detected, unexpanded, no pathogenic variant, no variant, negativo, negativa, negatif,"
        + " negativ, normale, sin mutacion, keine mutation, nicht nachgewiesen, assente, negatief, benign, c9orf72 negative,"
        + " c9 negative, sod1 negative, fus negative, tardbp negative, no alterado"
    ),
  ])
}
