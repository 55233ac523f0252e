/// A number as people type it in conditions and cuts: digits, one point, a sign, an exponent. `nil` for anything else,
/// also for "inf", "nan", hexadecimal numbers and decimal commas; independent of the locale.
public func plainNumber(_ text: some StringProtocol) -> Double? {
  guard text.utf8.count <= 40 else { return nil }
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      continue
    default:
      return nil
    }
  }
  guard let number = Double(text), number.isFinite else { return nil }
  return number
}
