/// Files that are not delimited text, told by their first bytes, with what to do about each.
enum FileKind {
  /// Name of the kind and advice, or `nil` for what may be text.
  static func notText(_ bytes: UnsafeBufferPointer<UInt8>) -> (kind: String, advice: String)? {
    for signature in signatures where starts(bytes, with: signature.bytes, at: signature.offset) {
      return (signature.kind, signature.advice)
    }
    // UTF-16 without a byte order mark, or binary: text has no NUL.
    let sample = bytes.prefix(4096)
    let nulls = sample.count { $0 == 0 }
    if sample.count >= 4, nulls * 4 >= sample.count {
      return ("UTF-16 text or a binary file", "convert it: iconv -f UTF-16 -t UTF-8 IN > OUT")
    }
    return nil
  }

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
    Signature(bytes: [0x1F, 0x8B], kind: "gzip-compressed", advice: "unpack it first: gunzip"),
    Signature(bytes: [0x42, 0x5A, 0x68], kind: "bzip2-compressed", advice: "unpack it first: bunzip2"),
    Signature(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A], kind: "xz-compressed", advice: "unpack it first: unxz"),
    Signature(bytes: [0x28, 0xB5, 0x2F, 0xFD], kind: "zstd-compressed", advice: "unpack it first: unzstd"),
    Signature(bytes: Array("$FL2".utf8), kind: "an SPSS file", advice: statistics),
    Signature(bytes: Array("$FL3".utf8), kind: "an SPSS file", advice: statistics),
    Signature(bytes: [0xC2, 0xEA, 0x81, 0x60], offset: 12, kind: "a SAS data set", advice: statistics),
    Signature(bytes: Array("HEADER RECORD*".utf8), kind: "a SAS transport file", advice: statistics),
    Signature(bytes: Array("<stata_dta>".utf8), kind: "a Stata file", advice: statistics),
    Signature(bytes: Array("PAR1".utf8), kind: "a Parquet file", advice: "export it as CSV, for example with DuckDB"),
    Signature(bytes: Array("ARROW1".utf8), kind: "an Arrow file", advice: "export it as CSV, for example with DuckDB"),
    Signature(bytes: Array("RDX".utf8), kind: "an R data file", advice: "export it with write.csv"),
    Signature(bytes: [0x58, 0x0A, 0x00], kind: "an R data file", advice: "export it with write.csv"),
    Signature(bytes: Array("SQLite format 3".utf8), kind: "an SQLite database", advice: "export the table as CSV"),
    Signature(bytes: Array("%PDF".utf8), kind: "a PDF document", advice: "export the table as CSV"),
    Signature(
      bytes: [0xFF, 0xFE, 0x00, 0x00], kind: "UTF-32 text", advice: "convert it: iconv -f UTF-32 -t UTF-8 IN > OUT"),
    Signature(bytes: [0xFF, 0xFE], kind: "UTF-16 text", advice: "convert it: iconv -f UTF-16 -t UTF-8 IN > OUT"),
    Signature(bytes: [0xFE, 0xFF], kind: "UTF-16 text", advice: "convert it: iconv -f UTF-16 -t UTF-8 IN > OUT"),
  ]

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, with signature: [UInt8], at offset: Int) -> Bool {
    bytes.count >= offset + signature.count && bytes[offset..<offset + signature.count].elementsEqual(signature)
  }
}
