/// Why a list of codes cannot be read.
public struct CodeListError: Error, Hashable, Sendable {
  /// What was found and what was expected.
  public var message: String
}

extension ReadingPlan {
  /// Reads `sex:1=M,2=F`: the column, then each code with its word. The last colon before the first `=` ends the header;
  /// nothing behind it is an empty list.
  public static func parseCodes(_ text: String) throws(CodeListError) -> (header: String, codes: [String: String]) {
    let end = text.firstIndex(of: "=") ?? text.endIndex
    guard let colon = text[..<end].lastIndex(of: ":"), colon != text.startIndex else {
      throw CodeListError(message: "\(text): expected COLUMN:CODE=WORD,CODE=WORD, for example sex:1=M,2=F")
    }
    var codes: [String: String] = [:]
    for entry in text[text.index(after: colon)...].split(separator: ",") {
      guard let equals = entry.firstIndex(of: "=") else {
        throw CodeListError(message: "\(entry): expected CODE=WORD, for example 1=M")
      }
      let code = trimmed(entry[..<equals])
      let word = trimmed(entry[entry.index(after: equals)...])
      guard !code.isEmpty, !word.isEmpty else {
        throw CodeListError(message: "\(entry): expected a code before and a word after the sign =")
      }
      guard codes.updateValue(word, forKey: code) == nil else {
        throw CodeListError(message: "the code \(code) has two words; expected one")
      }
    }
    return (String(text[..<colon]), codes)
  }

  /// The codes of a column as `parseCodes` reads them: "1=M,2=F".
  public static func codesText(_ codes: [String: String]) -> String {
    codes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }

  private static func trimmed(_ text: Substring) -> String {
    let tail = text.drop { $0 == " " }
    guard let last = tail.lastIndex(where: { $0 != " " }) else { return "" }
    return String(tail[...last])
  }
}
