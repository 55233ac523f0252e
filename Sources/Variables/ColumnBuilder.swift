import Clinical
import Cohorts
import Execution

/// Numbers of a variable while a plain loop over the patients fills them in.
struct NumberColumnBuilder {
  private var values: [Double] = []
  private var known = Bitmap(count: 0)
  private var reasons: ReasonCodes

  init(capacity: Int) {
    values.reserveCapacity(capacity)
    reasons = ReasonCodes(capacity: capacity)
  }

  mutating func append(_ value: Double) {
    values.append(value)
    known.append(true)
    reasons.appendKnown()
  }

  mutating func append(missing reason: MissingReason) {
    values.append(0)
    known.append(false)
    reasons.append(reason)
  }

  mutating func append(_ determination: Determination<Double>) {
    switch determination {
    case .known(let value): append(value)
    case .missing(let reason): append(missing: reason)
    }
  }

  /// The numbers of all patients, by `number`, on all cores: for variables that take more than a look at each patient.
  /// Blocks are joined in order, so that the reasons are numbered as one loop would number them.
  @inline(__always)
  static func column(
    _ patients: Int, notes: [String] = [], _ number: @Sendable (Int) -> Determination<Double>
  ) -> VariableColumn {
    let size = 1 << 14
    let blocks = firstBlocks((patients + size - 1) / size, work: Work()) { block in
      var column = NumberColumnBuilder(capacity: size)
      for patient in block * size..<min((block + 1) * size, patients) { column.append(number(patient)) }
      return column
    }
    var all = NumberColumnBuilder(capacity: patients)
    for block in blocks { all.append(block) }
    return all.column(notes: notes)
  }

  private mutating func append(_ other: NumberColumnBuilder) {
    values += other.values
    known.append(contentsOf: other.known)
    reasons.append(other.reasons)
  }

  consuming func column(notes: [String] = []) -> VariableColumn {
    VariableColumn(
      values: .numbers(NumberColumn(values: values, known: known)), reasonCodes: reasons.codes,
      reasons: reasons.reasons, notes: notes)
  }
}

/// Categories of a variable while a plain loop over the patients fills them in.
struct CategoryColumnBuilder {
  private var codes: [UInt16] = []
  private var reasons: ReasonCodes
  private let levels: [String]

  init(levels: [String], capacity: Int) {
    self.levels = levels
    codes.reserveCapacity(capacity)
    reasons = ReasonCodes(capacity: capacity)
  }

  /// Adds a patient at `levels[level]`.
  mutating func append(level: Int) {
    codes.append(UInt16(level + 1))
    reasons.appendKnown()
  }

  mutating func append(missing reason: MissingReason) {
    codes.append(0)
    reasons.append(reason)
  }

  consuming func column(isOrdered: Bool = false, notes: [String] = []) -> VariableColumn {
    VariableColumn(
      values: .categories(codes: codes, levels: levels), reasonCodes: reasons.codes, reasons: reasons.reasons,
      isOrdered: isOrdered, notes: notes)
  }
}

/// Reasons by small codes: a file has a handful of them, so a search from the last one found is as good as a
/// dictionary.
struct ReasonCodes {
  var codes: [UInt8] = []
  var reasons: [MissingReason] = []

  init(capacity: Int) { codes.reserveCapacity(capacity) }

  mutating func appendKnown() { codes.append(0) }

  /// Adds the codes of patients after these.
  mutating func append(_ other: ReasonCodes) {
    if other.reasons.isEmpty {
      codes += other.codes
    } else {
      for code in other.codes {
        if code == 0 { appendKnown() } else { append(other.reasons[Int(code) - 1]) }
      }
    }
  }

  mutating func append(_ reason: MissingReason) {
    if let index = reasons.lastIndex(of: reason) {
      codes.append(UInt8(index + 1))
    } else if reasons.count < 254 {
      reasons.append(reason)
      codes.append(UInt8(reasons.count))
    } else {
      // Codes are bytes: the last one stands for whatever else there is.
      if reasons.count == 254 { reasons.append(MissingReason("another reason")) }
      codes.append(255)
    }
  }
}
