/// Letters with marks as single characters, so that a cell of the screen, which holds one scalar, can show them.
enum Composition {
  /// The single scalar that is canonically equal to a character of several scalars, if the alphabets below have one.
  static func scalar(of character: Character) -> Unicode.Scalar? { composed[character] }

  // Characters compare and hash by canonical equivalence, so "e" with an accent finds "é".
  private static let composed: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    // Latin-1 to Latin Extended-B, Greek, Cyrillic, Latin Extended Additional, Greek Extended.
    for range in [0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF] as [ClosedRange<UInt32>] {
      for value in range {
        guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
        table[Character(scalar)] = scalar
      }
    }
    return table
  }()
}
