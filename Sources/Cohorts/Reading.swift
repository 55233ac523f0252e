public import CSV

/// A named input: the bytes of one file, and the text they are.
public struct Source: Sendable {
  /// Name for messages and provenance (no folder).
  public let name: String
  /// The bytes of the file; provenance is about these.
  public let bytes: [UInt8]
  /// The same as UTF-8: what is read, and what offsets count in. The bytes themselves, not a copy, where they are UTF-8
  /// or no text at all.
  public let text: DecodedText
  /// Whether the user stopped before all bytes had come, of this file or of those after it: the reading is partial.
  public var isCutShort: Bool

  /// Creates a source; its encoding is `encoding`, or told from the bytes. `isCutShort`: `bytes` are the beginning of the
  /// file only, and its last line, which may have come in part, does not count. O(bytes).
  public init(name: String, bytes: [UInt8], encoding: TextEncoding? = nil, isCutShort: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.isCutShort = isCutShort
    let mayBeText = bytes.withUnsafeBufferPointer { FileKind.mayBeText($0, as: encoding) }
    var text = mayBeText ? TextDecoding.decode(bytes, as: encoding) : DecodedText(bytes: bytes, reason: "not text")
    if isCutShort {
      let end = text.bytes.lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      text.bytes.removeLast(text.bytes.count - (end.map { $0 + 1 } ?? 0))
    }
    self.text = text
  }
}

/// How to read: whatever is `nil` is guessed, and the guess is reported.
public struct ReadingPlan: Hashable, Sendable {
  /// What is fixed of the dialect; the rest is guessed.
  public var dialect: CSVDialectChoices
  /// Header → concept, overriding the guess: `--map COLUMN=VARIABLE`. "none" leaves a column out.
  public var mapping: [String: String]
  /// What time 0 is; the first available if `nil`.
  public var timeZero: TimeZero?
  /// Words that mean "missing" besides the built-in list.
  public var missingWords: [String]
  /// Words of the built-in list that do not mean "missing" in this file: `--no-missing WORD`.
  public var presentWords: [String] = []
  /// Header → code in the file → the word it stands for: `--code 'sex:1=M,2=F'`.
  public var codes: [String: [String: String]] = [:]
  /// Header → unit that the column counts in (`ColumnUnit`), overriding the header's: `--unit COLUMN=weeks`.
  public var units: [String: String] = [:]
  /// Header → which comes first in dates such as 03/04/2019: `--date-order COLUMN=dmy`.
  public var dateOrders: [String: DateOrder] = [:]
  /// What the files are written in, in the user's words; told from the bytes if `nil`. `Source` is made with it.
  public var encoding: String?

  /// Creates a plan that guesses everything.
  public init(
    dialect: CSVDialectChoices = CSVDialectChoices(), mapping: [String: String] = [:], timeZero: TimeZero? = nil,
    missingWords: [String] = []
  ) {
    self.dialect = dialect
    self.mapping = mapping
    self.timeZero = timeZero
    self.missingWords = missingWords
  }
}

/// How sure the reader is of a column's meaning.
public enum MappingConfidence: String, Sendable, CaseIterable {
  /// Header and content agree, and nothing else fits.
  case certain
  /// The header says so and the content does not disagree.
  case likely
  /// Asked: the user said so, or should be asked because the header is ambiguous and the content does not decide. The
  /// reason of the mapping begins with "as asked" in the first case and ends with "confirm it" in the second.
  case asked
  /// No concept: kept under its own name.
  case none
}

/// One column of a file: what it was taken for, and why.
public struct ColumnMapping: Hashable, Sendable {
  /// Header as in the file.
  public var header: String
  /// Concept, or `nil` where none fits.
  public var concept: String?
  /// How sure.
  public var confidence: MappingConfidence
  /// Why, in a few words: "header matches; 1,204 of 1,204 values between 0 and 48".
  public var reason: String
  /// Values that are present.
  public var known: Int
  /// Values that are missing.
  public var missing: Int

  /// Creates a mapping.
  public init(
    header: String, concept: String?, confidence: MappingConfidence, reason: String, known: Int = 0, missing: Int = 0
  ) {
    self.header = header
    self.concept = concept
    self.confidence = confidence
    self.reason = reason
    self.known = known
    self.missing = missing
  }
}

/// Layout of a table.
public enum TableLayout: String, Sendable {
  /// One row a patient.
  case patients = "one row a patient"
  /// One row a visit.
  case visits = "one row a visit"
  /// Facts of patients, in several rows each.
  case facts = "several rows a patient"
  /// Nothing of it is read.
  case unused = "not used"
}

/// What was read from one file. `rowsRead == rowsUsed + rowsSetAside`, always.
public struct TableReport: Sendable {
  /// Name of the file.
  public var name: String
  /// "UTF-8", "UTF-8 with BOM", ….
  public var encoding: String
  /// The dialect used.
  public var dialect: CSVDialect
  /// Why this encoding and this dialect: one sentence each, without a full stop. Quotes the file: sanitise at the sink.
  public var guesses: [String]
  /// "LF", "CRLF", "CR" or "mixed".
  public var newline: String
  /// What a row is, or what the layout was recognised as: "one row a visit", "wide: numbered visits".
  public var layout: String
  /// Bytes of the file.
  public var byteCount: Int
  /// Records after the header (records that are only blank lines are not rows and are counted in `blankLines`).
  public var rowsRead: Int
  /// Records that take part.
  public var rowsUsed: Int
  /// Records that do not, each with an error among the findings.
  public var rowsSetAside: Int
  /// Lines with nothing on them.
  public var blankLines: Int
  /// The columns in the order of the file.
  public var columns: [ColumnMapping]

  /// Creates a report.
  public init(
    name: String, encoding: String, dialect: CSVDialect, guesses: [String] = [], newline: String, layout: String,
    byteCount: Int,
    rowsRead: Int, rowsUsed: Int, rowsSetAside: Int, blankLines: Int, columns: [ColumnMapping]
  ) {
    self.name = name
    self.encoding = encoding
    self.dialect = dialect
    self.guesses = guesses
    self.newline = newline
    self.layout = layout
    self.byteCount = byteCount
    self.rowsRead = rowsRead
    self.rowsUsed = rowsUsed
    self.rowsSetAside = rowsSetAside
    self.blankLines = blankLines
    self.columns = columns
  }
}

/// Whether the whole input was read.
public enum Completeness: Hashable, Sendable {
  /// All of it.
  case complete
  /// Stopped by the user after so many rows; statistics stay closed.
  case partial(rows: Int)
}

/// A cohort and the account of how it was read.
public struct Reading: Sendable {
  /// The cohort.
  public var cohort: Cohort
  /// One report a file.
  public var tables: [TableReport]
  /// All findings, in file order; at most `findingLimit` of each rule are listed, all are counted in `findingCounts`.
  public var findings: [Finding]
  /// Number of findings by severity, listed or not.
  public var findingCounts: [Finding.Severity: Int]
  /// Whether everything was read.
  public var completeness: Completeness
  /// Where the records of the cohort lie in the files.
  public var addresses: RecordAddresses

  /// Findings listed of one rule at most.
  public static let findingLimit = 10_000

  /// Creates a reading.
  public init(
    cohort: Cohort, tables: [TableReport], findings: [Finding], findingCounts: [Finding.Severity: Int],
    completeness: Completeness, addresses: RecordAddresses
  ) {
    self.cohort = cohort
    self.tables = tables
    self.findings = findings
    self.findingCounts = findingCounts
    self.completeness = completeness
    self.addresses = addresses
  }
}

/// Why an input could not be used at all. Nothing a single bad row does ends here.
public enum ReadingError: Error, Hashable, Sendable {
  /// Nothing in the file.
  case empty(file: String)
  /// A header but no rows.
  case headerOnly(file: String)
  /// No column could be the patient's ID.
  case noPatientID(file: String, headers: [String])
  /// Recognised by its first bytes as something else: "an Excel workbook", with how to convert.
  case notText(file: String, kind: String, advice: String)
  /// A limit was exceeded: which, what was found, what is allowed.
  case overLimit(file: String, limit: String, found: Int, allowed: Int)
  /// `--map` names a column or a concept that does not exist.
  case badMapping(String)
  /// Stopped before the first row.
  case cancelled
}
