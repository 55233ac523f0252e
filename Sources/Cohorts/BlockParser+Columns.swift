import CSV
import Clinical
import Glibc

/// The columns of a batch of rows, one after another.
///
/// Why the pointers are safe: `admit` has compared the rows of the batch with the room in `slots`, and the columns that
/// are written here have that room, because `RowColumns` made it by the same plan.
extension BlockParser {
  mutating func parseColumns(_ batch: FieldBatch) {
    guard batch.rows > 0 else { return }
    runs.find(in: batch)
    demoteColumns(batch)
    for index in columns.indices {
      switch columns[index].parse {
      case .none, .item: break
      case .id: block.chunks[index].known += batch.rows
      case .number(let range, let isWhole):
        parseNumbers(index, batch, runs(of: index), range: range, isWhole: isWhole)
      case .numberOrWord: parseFreeNumbers(index, batch, runs(of: index))
      case .date: parseDates(index, batch, runs(of: index))
      case .word: parseWords(index, batch, runs(of: index))
      }
    }
    if !itemSlots.isEmpty { parseItems(batch) }
    row += batch.rows
    block.runs += runs.added
  }

  /// The rows of the batch whose fields are parsed, each for itself and the rows up to the next: one a patient where the
  /// column has only ever changed with the patient, else all. And where the values go.
  private func runs(of index: Int) -> RowRuns {
    block.chunks[index].varies
      ? RowRuns(starts: runs.everyRow, count: runs.rows, first: row)
      : RowRuns(starts: runs.starts, count: runs.count, first: block.runs - (runs.count - runs.added))
  }

  private mutating func parseNumbers(
    _ index: Int, _ batch: FieldBatch, _ runs: RowRuns, range: ClosedRange<Double>?, isWhole: Bool
  ) {
    let out = slots.numbers[index].baseAddress.unsafelyUnwrapped + runs.first
    let plain = PlainNumbers(
      fields: batch.column(index), runs: runs, decimal: dialect.decimal, range: range, isWhole: isWhole)
    var absent = 0
    var run = plain.read(from: 0, into: out)
    while run < runs.count {
      let rows = runs.rows(run)
      let (number, isKnown) = otherNumber(index, batch.content(rows.lowerBound, index), rows, range, isWhole)
      out[run] = number
      absent &+= isKnown ? 0 : rows.count
      run = plain.read(from: run &+ 1, into: out)
    }
    count(index, known: batch.rows - absent, of: batch.rows)
  }

  /// The number of a field that is not a plain number in range, NaN if it has none that can be used, and whether it holds
  /// anything.
  private mutating func otherNumber(
    _ index: Int, _ content: UnsafeBufferPointer<UInt8>, _ rows: Range<Int>, _ range: ClosedRange<Double>?,
    _ isWhole: Bool
  ) -> (number: Double, isKnown: Bool) {
    if content.isEmpty { return (.nan, false) }
    let low = range?.lowerBound ?? -.infinity
    let high = range?.upperBound ?? .infinity
    switch NumberField.parse(content, decimal: dialect.decimal, grouping: dialect.grouping) {
    case .number(let number):
      if number >= low, number <= high, !isWhole || number == number.rounded() { return (number, true) }
      if Sentinel.isMissing(number, range: range) {
        reportMissingCode(index, content, rows)
        return (.nan, false)
      }
      report(index, content, rows, .outOfRange, "a number from \(numberText(low)) to \(numberText(high))")
    case .blank: return (.nan, false)
    case .notANumber:
      if missing.contains(content) { return (.nan, false) }
      report(index, content, rows, .notANumber, "a number")
    case .overflow: report(index, content, rows, .notANumber, "a number within the range of doubles")
    }
    return (.nan, true)
  }

  private mutating func parseFreeNumbers(_ index: Int, _ batch: FieldBatch, _ runs: RowRuns) {
    guard !block.chunks[index].hasWord else { return }
    let out = slots.numbers[index].baseAddress.unsafelyUnwrapped + runs.first
    let fields = batch.column(index)
    let short = ShortNumber(decimal: dialect.decimal)
    var absent = 0
    for run in 0..<runs.count {
      let rows = runs.rows(run)
      let (end, length) = fields.end(rows.lowerBound)
      // 007 is a code: as a number it would lose its zeros.
      let isCode =
        length > 1 && end[-length] == UInt8(ascii: "0") && end[1 &- length] &- UInt8(ascii: "0") < 10
      if UInt(bitPattern: length &- 1) < 8, fields.canReadWords, !isCode,
        let number = short.read(ColumnFields.word(endingAt: end), length: length)
      {
        out[run] = number
        continue
      }
      out[run] = .nan
      let content = UnsafeBufferPointer(start: end - length, count: length)
      switch NumberField.parse(content, decimal: dialect.decimal, grouping: dialect.grouping) {
      case .number(let number) where !isCode: out[run] = number
      case .blank: absent &+= rows.count
      case .number, .overflow: block.chunks[index].hasWord = true
      case .notANumber:
        absent &+= rows.count
        if !missing.contains(content) { block.chunks[index].hasWord = true }
      }
    }
    count(index, known: batch.rows - absent, of: batch.rows)
  }

  private mutating func count(_ index: Int, known: Int, of rows: Int) {
    block.chunks[index].known += known
    block.chunks[index].missing += rows - known
  }

  private mutating func parseDates(
    _ index: Int, _ batch: FieldBatch, _ runs: RowRuns
  ) {
    let out = slots.numbers[index].baseAddress.unsafelyUnwrapped + runs.first
    for run in 0..<runs.count {
      let rows = runs.rows(run)
      let content = batch.content(rows.lowerBound, index)
      var value = Double.nan
      switch DateField.parse(content) {
      case .day(let day) where Sentinel.days.contains(day):
        block.chunks[index].missing += rows.count
        reportMissingCode(index, content, rows)
      case .partial(let day):
        block.chunks[index].known += rows.count
        value = Double(day)
        reportPartialDate(index, content, rows)
      case .day(let day):
        block.chunks[index].known += rows.count
        if BlockParser.plausibleDays.contains(day) {
          value = Double(day)
        } else {
          report(index, content, rows, .outOfRange, "a date from 1901 to 2099")
        }
      case .unordered(let first, let second, let year):
        block.chunks[index].known += rows.count
        if first > 12 { block.chunks[index].sawDayFirst = true }
        if second > 12 { block.chunks[index].sawMonthFirst = true }
        if (1901...2099).contains(year) {
          value = PackedDate.pack(first: first, second: second, year: year)
        } else {
          report(index, content, rows, .outOfRange, "a date from 1901 to 2099")
        }
      case .blank: block.chunks[index].missing += rows.count
      case .notADate:
        if missing.contains(content) {
          block.chunks[index].missing += rows.count
        } else {
          block.chunks[index].known += rows.count
          report(index, content, rows, .notADate, "a date such as 2019-03-01")
        }
      case .noSuchDay:
        block.chunks[index].known += rows.count
        report(index, content, rows, .notADate, "a day that exists")
      }
      out[run] = value
    }
  }

  private static let plausibleDays =
    DateField.dayNumber(year: 1901, month: 1, day: 1)...DateField.dayNumber(year: 2099, month: 12, day: 31)

  private mutating func parseWords(_ index: Int, _ batch: FieldBatch, _ runs: RowRuns) {
    let out = slots.codes[index].baseAddress.unsafelyUnwrapped + runs.first
    guard !block.chunks[index].hasTooManyLevels else {
      out.update(repeating: 0, count: runs.count)
      return
    }
    var word = WordColumn()
    swap(&word, &words[index])
    var known = 0
    var code: UInt32 = 0
    var key: UInt64 = 0
    var keyLength = -1
    for run in 0..<runs.count {
      let rows = runs.rows(run)
      let (bytes, length) = batch.field(rows.lowerBound, index)
      if UInt(bitPattern: length &- 1) < 8, batch.canReadWords, batch.isPlain {
        let own = FieldBatch.key(bytes, length)
        if own != key || length != keyLength {
          key = own
          keyLength = length
          code = word.code(key: own, UnsafeBufferPointer(start: bytes, count: length), missing)
        }
      } else {
        keyLength = -1
        if length == 0 {
          code = 0
        } else if batch.isEscaped?[rows.lowerBound &* batch.width &+ index] ?? false {
          code = unescaped(batch.content(rows.lowerBound, index)).withUnsafeBufferPointer { word.code($0, missing) }
        } else {
          code = word.code(UnsafeBufferPointer(start: bytes, count: length), missing)
        }
      }
      known &+= code == 0 ? 0 : rows.count
      out[run] = code
    }
    if word.levelCount > ReadingLimits.levels { block.chunks[index].hasTooManyLevels = true }
    swap(&word, &words[index])
    count(index, known: known, of: batch.rows)
  }

  private mutating func parseItems(_ batch: FieldBatch) {
    for place in 0..<batch.rows {
      var items = ALSFRSRItems()
      var withoutGastrostomy: Int?
      var withGastrostomy: Int?
      for slot in itemSlots {
        let score = itemScore(slot.column, batch.content(place, slot.column), place)
        switch slot.cutting {
        case .unspecified: if let score { items[slot.item] = score }
        case .withoutGastrostomy: withoutGastrostomy = score
        case .withGastrostomy: withGastrostomy = score
        }
      }
      switch (withoutGastrostomy, withGastrostomy) {
      case (nil, nil): break
      case (let score?, nil):
        items[5] = score
        items.cutting = .withoutGastrostomy
      case (nil, let score?):
        items[5] = score
        items.cutting = .withGastrostomy
      case (let first?, let second?):
        items[5] = first == second ? first : nil
        block.log.add(
          .warning, .bothFormsOfItem5, offset: slots.offsets[row + place], patient: patientText(row + place),
          first == second ? .keptFlagged : .valueSetAside,
          "item 5 is answered both without gastrostomy (\(first)) and with (\(second)), expected one of them")
      }
      block.items.append(items)
    }
  }

  private mutating func itemScore(_ index: Int, _ content: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    if content.count == 1, content[0] &- UInt8(ascii: "0") <= 4 {
      block.chunks[index].known += 1
      return Int(content[0] - UInt8(ascii: "0"))
    }
    switch NumberField.parse(content, decimal: dialect.decimal, grouping: dialect.grouping) {
    case .number(let number):
      block.chunks[index].known += 1
      if number >= 0, number <= 4, number == number.rounded() { return Int(number) }
      if Sentinel.isMissing(number, range: 0...4) {
        block.chunks[index].known -= 1
        block.chunks[index].missing += 1
        reportMissingCode(index, content, place..<place + 1)
        return nil
      }
      report(index, content, place..<place + 1, .outOfRange, "a whole number from 0 to 4")
    case .blank: block.chunks[index].missing += 1
    case .notANumber, .overflow:
      if missing.contains(content) {
        block.chunks[index].missing += 1
      } else {
        block.chunks[index].known += 1
        if case .item(let item, _) = columns[index].use, let score = Vocabulary.itemScore(item, shown(content)) {
          return score
        }
        report(
          index, content, place..<place + 1, .notANumber, "a whole number from 0 to 4 or the wording of an answer")
      }
    }
    return nil
  }

  // MARK: Findings

  private mutating func report(
    _ index: Int, _ content: UnsafeBufferPointer<UInt8>, _ rows: Range<Int>, _ rule: FindingRule,
    _ expected: String
  ) {
    let message = "\(columns[index].label) is \(shown(content)), expected \(expected)"
    for place in rows {
      block.log.add(
        .error, rule, offset: slots.offsets[row + place], column: index, patient: patientText(row + place),
        .valueSetAside, message)
    }
  }

  private mutating func reportMissingCode(_ index: Int, _ content: UnsafeBufferPointer<UInt8>, _ rows: Range<Int>) {
    let message = "\(columns[index].label) is \(shown(content)), a code for a missing answer; it counts as missing"
    for place in rows {
      block.log.add(
        .warning, .missingCode, offset: slots.offsets[row + place], column: index, patient: patientText(row + place),
        .valueSetAside, message)
    }
  }

  private mutating func reportPartialDate(_ index: Int, _ content: UnsafeBufferPointer<UInt8>, _ rows: Range<Int>) {
    let middle = content.count > 4 ? "the 15th of the month" : "1 July"
    let message = "\(columns[index].label) is \(shown(content)), a date without a day; it is taken as \(middle)"
    for place in rows {
      block.log.add(
        .note, .partialDate, offset: slots.offsets[row + place], column: index, patient: patientText(row + place),
        .keptFlagged, message)
    }
  }

  private func patientText(_ row: Int) -> String {
    block.ids.withBytes(Int(slots.ids[row])) { String(decoding: $0, as: UTF8.self) }
  }
}
