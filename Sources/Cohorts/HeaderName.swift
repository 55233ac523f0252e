/// Headers made comparable: `Site_of_Onset___Bulbar`, `site of onset (bulbar)` and `SiteOfOnsetBulbar` are one name.
enum HeaderName {
  /// Lower-case ASCII words joined by `_`: byte order mark, quotes and apostrophes stripped, `%` → pct, `>` → gt,
  /// `#` and `°` → no, `Δ` → delta, camelCase split, accents folded.
  static func normalised(_ header: String) -> String {
    let scalars = Array(header.unicodeScalars)
    var name = ""
    // "ALS-FRSr" and "ALS-FRSb" are sub-scores, "ALS-FRSR" is the total.
    switch header.filter({ $0 == "-" || $0.isLetter }) {
    case "ALS-FRSr": return "als_frs_sub_r"
    case "ALS-FRSb": return "als_frs_sub_b"
    default: break
    }
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0xFEFF, 0x22, 0x27, 0x2019, 0x300...0x36F: continue
      case 0x25: name += "_pct_"
      case 0x23, 0xB0, 0xBA, 0x2116: name += "_no_"
      case 0x3E, 0x2265: name += "_gt_"
      case 0x0394, 0x03B4, 0x2206: name += "_delta_"
      case 0x41...0x5A:
        let afterLower = index > 0 && isLower(scalars[index - 1])
        let startsWord =
          index > 0 && isUpper(scalars[index - 1]) && index + 2 < scalars.count && isLower(scalars[index + 1])
          && isLower(scalars[index + 2])
        // "Q1Speech", but not "TRT01P" or "C9ORF72".
        let afterDigit =
          index > 0 && isDigit(scalars[index - 1]) && index + 1 < scalars.count && isLower(scalars[index + 1])
        if afterLower || startsWord || afterDigit { name += "_" }
        name.unicodeScalars.append(UnicodeScalar(UInt8(scalar.value) | 0x20))
      case 0x61...0x7A, 0x30...0x39: name.unicodeScalars.append(scalar)
      default: name += foldedAccents[scalar] ?? "_"
      }
    }
    return name.split(separator: "_").joined(separator: "_")
  }

  private static func isLower(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
  private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { (0x41...0x5A).contains(scalar.value) }

  private static let foldedAccents: [Unicode.Scalar: String] = {
    var folded: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "ø": "o", "œ": "oe"]
    let groups = [
      "a": "àáâãäåÀÁÂÃÄÅ", "c": "çÇ", "e": "èéêëÈÉÊË", "i": "ìíîïÌÍÎÏ", "n": "ñÑ", "o": "òóôõöÒÓÔÕÖ", "u": "ùúûüÙÚÛÜ",
    ]
    for (letter, accented) in groups {
      for scalar in accented.unicodeScalars { folded[scalar] = letter }
    }
    return folded
  }()
}
