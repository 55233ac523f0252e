/// Identifiers recognised by how they are written.
enum IdentifierContent {
  /// The class of which half of the values are, or `nil`.
  static func of(_ sample: ColumnSample) -> Identification? {
    guard !sample.isEmpty else { return nil }
    for (identifier, words, test) in forms {
      let count = sample.count { test(Array($0.utf8)) }
      // Half of the values, so that "unknown" and typing errors hide nothing.
      if count * 2 >= sample.known {
        return Identification(identifier: identifier, reason: "\(count) of \(sample.known) values are \(words)")
      }
    }
    return nil
  }

  /// Sentences, which may hold names: most values have five words or more, and few occur twice. Answers that are written
  /// out are few.
  static func freeText(_ sample: ColumnSample, concept: String?) -> Identification? {
    guard concept == nil, sample.known >= 3 else { return nil }
    let long = sample.count { $0.split(separator: " ").count >= 5 }
    let distinct = Set(sample.values.map { Array($0.utf8) }).count
    guard long * 2 >= sample.known, distinct * 10 >= sample.known * 7 else { return nil }
    return Identification(identifier: .name, reason: "free text, which may hold names")
  }

  private static let forms: [(IdentifierClass, String, @Sendable ([UInt8]) -> Bool)] = [
    (.email, "e-mail addresses", isEmail), (.webAddress, "web addresses", isWebAddress),
    (.internetAddress, "IP addresses", isInternetAddress),
    (.socialSecurity, "social security numbers", isSocialSecurity),
    (.telephone, "telephone numbers", isTelephone), (.geography, "postal codes or coordinates", isPlace),
    (.account, "account numbers", isAccount), (.vehicle, "vehicle identification numbers", isVehicle),
    (.device, "addresses of devices", isDevice), (.photograph, "image files", isImageFile),
    (.biometric, "sound recordings", isSoundFile), (.otherUnique, "universally unique identifiers", isUniversal),
  ]

  // MARK: Characters

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

  /// Digits as `9`, letters as `A`, everything else as it is.
  private static func shape(_ text: [UInt8]) -> String {
    String(
      decoding: text.map { isDigit($0) ? UInt8(ascii: "9") : isLetter($0) ? UInt8(ascii: "A") : $0 }, as: UTF8.self)
  }

  // MARK: Forms

  @Sendable private static func isEmail(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(0x20) else { return false }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty } && labels.last.map { $0.count >= 2 } == true
  }

  @Sendable private static func isWebAddress(_ text: [UInt8]) -> Bool {
    let lower = String(decoding: text, as: UTF8.self).lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("ftp://")
      || lower.hasPrefix("www.") && lower.utf8.count > 8
  }

  @Sendable private static func isInternetAddress(_ text: [UInt8]) -> Bool {
    let octets = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if octets.count == 4 {
      return octets.allSatisfy { octet in
        octet.allSatisfy(isDigit) && Int(String(decoding: octet, as: UTF8.self)).map { $0 <= 255 } == true
      }
    }
    // RFC 4291: eight groups, or "::" for the zeros left out. "12:30:15" is a time.
    let groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.count >= 3, groups.count <= 9, groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy(isHex) }) else {
      return false
    }
    let empty = groups.dropFirst().dropLast().count(where: \.isEmpty)
    return empty == 0 ? groups.count == 8 && groups.allSatisfy { !$0.isEmpty } : empty == 1
  }

  @Sendable private static func isSocialSecurity(_ text: [UInt8]) -> Bool {
    guard shape(text) == "999-99-9999" || shape(text) == "999 99 9999" else { return false }
    let area = String(decoding: text.prefix(3), as: UTF8.self)
    return area != "000" && area != "666" && text[0] != UInt8(ascii: "9")
  }

  @Sendable private static func isTelephone(_ text: [UInt8]) -> Bool {
    let digits = text.count(where: isDigit)
    guard (8...15).contains(digits), text.allSatisfy({ isDigit($0) || "+-.() /x".utf8.contains($0) }) else {
      return false
    }
    let form = shape(text)
    if text[0] == UInt8(ascii: "+") { return digits >= 9 }
    if text[0] == UInt8(ascii: "(") { return form.hasPrefix("(99") }
    return ["999-999-9999", "999.999.9999", "999 999 9999", "1-999-999-9999", "999/999-9999"].contains(form)
      || form.hasPrefix("00") && digits >= 11
  }

  @Sendable private static func isPlace(_ text: [UInt8]) -> Bool {
    let form = shape(text)
    // United States (ZIP+4), United Kingdom, Canada, Netherlands. Five digits alone may be anything.
    let postal = [
      "99999-9999", "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "A9A 9A9", "9999 AA",
    ]
    if postal.contains(form) { return true }
    let numbers = text.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    guard numbers.count == 2 else { return false }
    return numbers.allSatisfy { number in
      let trimmed = number.drop { $0 == 0x20 }
      let decimals = trimmed.split(separator: UInt8(ascii: "."))
      return decimals.count == 2 && decimals[1].count >= 3
        && trimmed.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2D }
        && (Double(String(decoding: trimmed, as: UTF8.self)).map { abs($0) <= 180 } ?? false)
    }
  }

  /// IBAN (ISO 13616) or the number of a payment card in groups of four.
  @Sendable private static func isAccount(_ text: [UInt8]) -> Bool {
    let plain = text.filter { $0 != 0x20 }
    if plain.count >= 15, plain.count <= 34, isLetter(plain[0]), isLetter(plain[1]), isDigit(plain[2]),
      isDigit(plain[3])
    {
      return plain.dropFirst(4).allSatisfy { isDigit($0) || isLetter($0) } && ibanRemainder(plain) == 1
    }
    return ["9999 9999 9999 9999", "9999-9999-9999-9999"].contains(shape(text))
  }

  /// Remainder of an IBAN by 97 with its first four characters at the end and letters as 10 to 35; 1 if it is valid.
  private static func ibanRemainder(_ iban: [UInt8]) -> Int {
    var remainder = 0
    for byte in iban.dropFirst(4) + iban.prefix(4) {
      let value = isDigit(byte) ? Int(byte) - 0x30 : Int(byte | 0x20) - 0x61 + 10
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder
  }

  /// Seventeen letters and digits without I, O and Q (ISO 3779).
  @Sendable private static func isVehicle(_ text: [UInt8]) -> Bool {
    text.count == 17 && text.contains(where: isDigit) && text.contains(where: isLetter)
      && text.allSatisfy { isDigit($0) || isLetter($0) && !"ioq".utf8.contains($0 | 0x20) }
  }

  /// `00:1B:44:11:3A:B7`
  @Sendable private static func isDevice(_ text: [UInt8]) -> Bool {
    let groups = text.split { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
    return text.count == 17 && groups.count == 6 && groups.allSatisfy { $0.count == 2 && $0.allSatisfy(isHex) }
  }

  @Sendable private static func isImageFile(_ text: [UInt8]) -> Bool {
    ends(text, with: ["jpg", "jpeg", "png", "heic", "bmp", "gif", "tif", "tiff", "webp"])
  }

  @Sendable private static func isSoundFile(_ text: [UInt8]) -> Bool {
    ends(text, with: ["wav", "mp3", "m4a", "flac", "ogg", "aac", "wma"])
  }

  private static func ends(_ text: [UInt8], with suffixes: [String]) -> Bool {
    guard let point = text.lastIndex(of: UInt8(ascii: ".")), point > 0 else { return false }
    return suffixes.contains(String(decoding: text[(point + 1)...], as: UTF8.self).lowercased())
  }

  /// `123e4567-e89b-12d3-a456-426614174000` (RFC 9562)
  @Sendable private static func isUniversal(_ text: [UInt8]) -> Bool {
    let groups = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(isHex) }
  }
}
