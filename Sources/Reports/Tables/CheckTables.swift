import CSV
public import Cohorts

/// What was read, file by file. The ledger balances: rows read = rows used + rows set aside.
public func ledgerTable(_ reading: Reading) -> Table {
  Table(
    id: "ledger", title: "What was read", privacy: .open,
    columns: [
      TableColumn(id: "name", title: "File", alignment: .left),
      TableColumn(id: "encoding", title: "Encoding", alignment: .left),
      TableColumn(id: "delimiter", title: "Delimiter", alignment: .left),
      TableColumn(id: "newline", title: "Lines", alignment: .left),
      TableColumn(id: "layout", title: "Layout", alignment: .left), TableColumn(id: "rowsRead", title: "Rows read"),
      TableColumn(id: "rowsUsed", title: "Used"), TableColumn(id: "rowsSetAside", title: "Set aside"),
      TableColumn(id: "blankLines", title: "Blank lines"),
    ],
    rows: reading.tables.map { table in
      TableRow(cells: [
        .text(table.name), .text(table.encoding), .text(table.dialect.delimiterName), .text(table.newline),
        .text(table.layout), .integer(table.rowsRead), .integer(table.rowsUsed), .integer(table.rowsSetAside),
        .integer(table.blankLines),
      ])
    },
    notes: [
      "\(NumberFormat.grouped(reading.cohort.patientCount)) patients, \(NumberFormat.grouped(reading.cohort.visitCount)) visits. "
        + "Time 0: \(words(reading.cohort.features.timeZero))."
    ] + reading.partialNotes)
}

/// Why each file is read with this encoding, delimiter, header and decimal mark.
public func guessesTable(_ reading: Reading) -> Table {
  Table(
    id: "guesses", title: "Why the files are read so", privacy: .open,
    columns: [
      TableColumn(id: "name", title: "File", alignment: .left),
      TableColumn(id: "guess", title: "Why", alignment: .left),
    ],
    rows: reading.tables.flatMap { table in
      table.guesses.map { TableRow(cells: [.text(table.name), .text($0)]) }
    },
    notes: ["--encoding, --delimiter, --decimal and --header overrule a guess."])
}

/// The words that count as missing, with those that the plan adds and without those that it takes away.
public func missingWordsTable(_ plan: ReadingPlan) -> Table {
  let taken = Set(plan.presentWords.map { $0.lowercased() })
  var groups: [(reason: String, words: [String])] = []
  for entry in Vocabulary.missingWordList where !taken.contains(entry.word) && !entry.word.isEmpty {
    if groups.last?.reason == entry.reason {
      groups[groups.count - 1].words.append(entry.word)
    } else {
      groups.append((entry.reason, [entry.word]))
    }
  }
  if !plan.missingWords.isEmpty { groups.append(("as asked", plan.missingWords)) }
  return Table(
    id: "missing-words", title: "Words that count as missing", privacy: .open,
    columns: [
      TableColumn(id: "words", title: "Words, in any case", alignment: .left),
      TableColumn(id: "reason", title: "Why", alignment: .left),
    ], rows: groups.map { TableRow(cells: [.text($0.words.joined(separator: ", ")), .text($0.reason)]) },
    notes: [
      "--missing WORD adds one, --no-missing WORD takes one away. Numbers such as "
        + Sentinel.numbers.map { NumberFormat.display($0.number, digits: 0) }.joined(separator: ", ")
        + " count as missing only where no value can be so, with a finding each."
    ])
}

/// Which column became which variable, and why.
public func columnsTable(_ table: TableReport) -> Table {
  Table(
    id: "columns", title: "Columns of \(table.name)", privacy: .open,
    columns: [
      TableColumn(id: "name", title: "Column", alignment: .left),
      TableColumn(id: "variable", title: "Taken for", alignment: .left),
      TableColumn(id: "confidence", title: "Confidence", alignment: .left), TableColumn(id: "known", title: "Known"),
      TableColumn(id: "missing", title: "Missing"), TableColumn(id: "reason", title: "Why", alignment: .left),
    ],
    rows: table.columns.map { column in
      TableRow(cells: [
        .text(column.header), column.concept.map { .text($0) } ?? .empty, .text(column.confidence.rawValue),
        .integer(column.known), .integer(column.missing), .text(column.reason),
      ])
    })
}

/// The columns of all files, one after another, with the file where there are several.
public func columnsTable(_ reading: Reading) -> Table {
  var all = Table(id: "columns", title: "Columns", privacy: .open, columns: [], rows: [])
  for table in reading.tables {
    let part = columnsTable(table)
    all.columns = part.columns
    all.rows += part.rows.map { TableRow(cells: $0.cells + (reading.tables.count > 1 ? [.text(table.name)] : [])) }
  }
  if reading.tables.count > 1 { all.columns.append(TableColumn(id: "file", title: "File", alignment: .left)) }
  all.notes = reading.partialNotes
  return all
}

extension Reading {
  /// The mark of a part of the rows, for every table that leaves the program.
  var partialNotes: [String] {
    guard case .partial(let rows) = completeness else { return [] }
    return [
      "PARTIAL: loading was stopped after the first \(NumberFormat.grouped(rows)) rows; this is about these only."
    ]
  }
}

/// Everything a person should know of the file, errors first.
public func findingsTable(_ reading: Reading) -> Table {
  let findings = reading.findings.enumerated().sorted {
    ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
  }
  let total = reading.findingCounts.values.reduce(0, +)
  var notes =
    reading.partialNotes + [
      Finding.Severity.allCases.map {
        "\(reading.findingCounts[$0] ?? 0) \($0.rawValue)\(reading.findingCounts[$0] == 1 ? "" : "s")"
      }
      .joined(separator: ", ")
    ]
  if total > findings.count { notes.append("\(total - findings.count) more findings are counted but not listed") }
  return Table(
    id: "findings", title: "Findings", privacy: .patientLevel,
    columns: [
      TableColumn(id: "severity", title: "Severity", alignment: .left),
      TableColumn(id: "rule", title: "Rule", alignment: .left),
      TableColumn(id: "file", title: "File", alignment: .left), TableColumn(id: "line", title: "Line"),
      TableColumn(id: "column", title: "Column", alignment: .left),
      TableColumn(id: "patient", title: "Patient", alignment: .left),
      TableColumn(id: "message", title: "What was found", alignment: .left),
      TableColumn(id: "consequence", title: "What was done", alignment: .left),
    ],
    rows: findings.map { _, finding in
      TableRow(cells: [
        .text(finding.severity.rawValue), .text(finding.rule), .text(reading.tables[finding.file].name),
        finding.line > 0 ? .integer(finding.line) : .empty, .text(finding.column), .text(finding.patient),
        .text(finding.message), .text(finding.consequence.rawValue),
      ])
    },
    notes: notes)
}

private func words(_ zero: TimeZero) -> String {
  switch zero {
  case .fileZero: "the file's own (enrolment)"
  case .randomisation: "randomisation or start of treatment"
  case .firstVisit: "the first ALSFRS-R visit"
  }
}
