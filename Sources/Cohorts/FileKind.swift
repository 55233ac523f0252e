import CSV

/// Files that are not delimited text, told by their first bytes, with what to do about each.
enum FileKind {
  /// Name of the kind and advice, or `nil` for what may be text.
  static func notText(_ bytes: UnsafeBufferPointer<UInt8>) -> (kind: String, advice: String)? {
    if let signature = signature(bytes) { return (signature.kind, signature.advice) }
    if hasManyZeros(bytes) { return ("UTF-32 text or a binary file", convert) }
    return hasManyControls(bytes) ? ("a binary file", "export the table as CSV from the program that wrote it") : nil
  }

  /// Whether the bytes of a file may be decoded as text; where the user names an encoding, zero bytes do not count.
  static func mayBeText(_ bytes: UnsafeBufferPointer<UInt8>, as given: TextEncoding?) -> Bool {
    if signature(bytes) != nil { return false }
    if given != nil || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    return !hasManyZeros(bytes) && !hasManyControls(bytes) || TextDecoding.unmarkedUTF16(bytes) != nil
  }

  private static func signature(_ bytes: UnsafeBufferPointer<UInt8>) -> Signature? {
    signatures.first { starts(bytes, with: $0.bytes, at: $0.offset) }
  }

  /// Text has no NUL, or few.
  private static func hasManyZeros(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let sample = bytes.prefix(4096)
    return sample.count >= 4 && sample.count { $0 == 0 } * 4 >= sample.count
  }

  /// One byte in ten of random bytes is a control character; text has next to none but line ends, tabs and separators.
  private static func hasManyControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let sample = bytes.prefix(4096)
    return sample.count >= 64 && sample.count { $0 < 0x1C && !(0x09...0x0D).contains($0) } * 20 >= sample.count
  }

  private static let convert = "convert it: iconv -f UTF-32 -t UTF-8 IN > OUT"

  private struct Signature {
    let bytes: [UInt8]
    var offset = 0
    let kind: String
    let advice: String
  }

  private static let statistics = "export it as CSV from the program that wrote it, or with R: haven and write.csv"

  private static let signatures: [Signature] = [
    Signature(
      bytes: [0x50, 0x4B, 0x03, 0x04], kind: "an Excel workbook or a zip archive", advice: "save it as CSV UTF-8"),
    Signature(bytes: [0xD0, 0xCF, 0x11, 0xE0], kind: "an old Excel workbook", advice: "save it as CSV UTF-8"),
    Signature(
      bytes: [0x1F, 0x8B], kind: "gzip-compressed, as .gz and R's .rds and .RData are",
      advice: "unpack it: gunzip -k FILE, or zcat FILE | alstrata -; from R: write.csv(readRDS(FILE), \"cohort.csv\")"),
    Signature(bytes: [0x42, 0x5A, 0x68], kind: "bzip2-compressed", advice: "unpack it first: bunzip2"),
    Signature(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A], kind: "xz-compressed", advice: "unpack it first: unxz"),
    Signature(bytes: [0x28, 0xB5, 0x2F, 0xFD], kind: "zstd-compressed", advice: "unpack it first: unzstd"),
    Signature(bytes: Array("$FL2".utf8), kind: "an SPSS file", advice: statistics),
    Signature(bytes: Array("$FL3".utf8), kind: "an SPSS file", advice: statistics),
    Signature(bytes: [0xC2, 0xEA, 0x81, 0x60], offset: 12, kind: "a SAS data set", advice: statistics),
    Signature(bytes: Array("HEADER RECORD*".utf8), kind: "a SAS transport file", advice: statistics),
    Signature(bytes: Array("<stata_dta>".utf8), kind: "a Stata file", advice: statistics),
    Signature(bytes: [0x71, 0x01, 0x01, 0x00], kind: "a Stata file", advice: statistics),
    Signature(bytes: [0x71, 0x02, 0x01, 0x00], kind: "a Stata file", advice: statistics),
    Signature(bytes: [0x72, 0x01, 0x01, 0x00], kind: "a Stata file", advice: statistics),
    Signature(bytes: [0x72, 0x02, 0x01, 0x00], kind: "a Stata file", advice: statistics),
    Signature(bytes: [0x73, 0x01, 0x01, 0x00], kind: "a Stata file", advice: statistics),
    Signature(bytes: [0x73, 0x02, 0x01, 0x00], kind: "a Stata file", advice: statistics),
    Signature(bytes: Array("ASCII SPSS PORT FILE".utf8), kind: "an SPSS portable file", advice: statistics),
    Signature(bytes: Array("PAR1".utf8), kind: "a Parquet file", advice: "export it as CSV, for example with DuckDB"),
    Signature(bytes: Array("ARROW1".utf8), kind: "an Arrow file", advice: "export it as CSV, for example with DuckDB"),
    Signature(bytes: Array("RDX".utf8), kind: "an R data file", advice: "export it with write.csv"),
    Signature(bytes: [0x58, 0x0A, 0x00], kind: "an R data file", advice: "export it with write.csv"),
    Signature(bytes: Array("SQLite format 3".utf8), kind: "an SQLite database", advice: "export the table as CSV"),
    Signature(bytes: Array("[{".utf8), kind: "a JSON file", advice: "export the table as CSV"),
    Signature(bytes: Array("{\"".utf8), kind: "a JSON file", advice: "export the table as CSV"),
    Signature(bytes: Array("<?xml".utf8), kind: "an XML file", advice: "export the table as CSV"),
    Signature(bytes: Array("<!DOCTYPE".utf8), kind: "a web page", advice: "export the table as CSV"),
    Signature(bytes: Array("<html".utf8), kind: "a web page", advice: "export the table as CSV"),
    Signature(bytes: Array("%PDF".utf8), kind: "a PDF document", advice: "export the table as CSV"),
    Signature(bytes: [0xFF, 0xFE, 0x00, 0x00], kind: "UTF-32 text", advice: convert),
    Signature(bytes: [0x00, 0x00, 0xFE, 0xFF], kind: "UTF-32 text", advice: convert),
  ]

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, with signature: [UInt8], at offset: Int) -> Bool {
    bytes.count >= offset + signature.count && bytes[offset..<offset + signature.count].elementsEqual(signature)
  }
}
