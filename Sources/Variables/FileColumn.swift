import Clinical
import Cohorts

/// A column of the file as a variable: words as categories in order of first appearance, numbers as they are.
///
/// `rows` gives for each patient the row of a visit column (−1 where there is none); `nil` for a column with one row a
/// patient.
func fileColumn(_ column: Column, rows: [Int32]?) -> Determination<VariableColumn> {
  switch column {
  case .number(let numbers): .known(numberColumn(numbers, rows))
  case .small(let smalls): .known(smallColumn(smalls, rows))
  case .code(let words): wordColumn(words, rows)
  }
}

/// What the file says in one row of a column.
func fileValue(_ entry: ColumnTable.Entry, row: Int) -> String {
  let value: String? =
    switch entry.column {
    case .number(let numbers): numbers[row].map { text($0) + (entry.unit.isEmpty ? "" : " " + entry.unit) }
    case .small(let smalls): smalls[row].map { String($0) }
    case .code(let words): words[row].map { words.levels.text($0) }
    }
  return value.map { "recorded: \($0)" } ?? MissingReason.notRecorded.text
}

private func numberColumn(_ numbers: NumberColumn, _ rows: [Int32]?) -> VariableColumn {
  let count = rows?.count ?? numbers.count
  return .numbers(count) { patients, column in
    for patient in patients {
      let row = rows.map { Int($0[patient]) } ?? patient
      if row >= 0, numbers.known[row] {
        column.append(numbers.values[row])
      } else {
        column.append(missing: row < 0 ? .noEntry : .notRecorded)
      }
    }
  }
}

private func smallColumn(_ smalls: SmallColumn, _ rows: [Int32]?) -> VariableColumn {
  let count = rows?.count ?? smalls.count
  return .numbers(count) { patients, column in
    for patient in patients {
      let row = rows.map { Int($0[patient]) } ?? patient
      if row >= 0, smalls.known[row] {
        column.append(Double(smalls.values[row]))
      } else {
        column.append(missing: row < 0 ? .noEntry : .notRecorded)
      }
    }
  }
}

private func wordColumn(_ words: CodeColumn, _ rows: [Int32]?) -> Determination<VariableColumn> {
  guard words.levels.count < Int(UInt16.max) else {
    return .missing(MissingReason("more than \(UInt16.max - 1) different words"))
  }
  let count = rows?.count ?? words.count
  return .known(
    .categories((0..<words.levels.count).map { words.levels.text($0) }, count) { patients, column in
      for patient in patients {
        let row = rows.map { Int($0[patient]) } ?? patient
        if row >= 0, words.codes[row] > 0 {
          column.append(level: Int(words.codes[row]) - 1)
        } else {
          column.append(missing: row < 0 ? .noEntry : .notRecorded)
        }
      }
    })
}
