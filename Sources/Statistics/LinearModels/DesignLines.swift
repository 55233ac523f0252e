import Execution

/// The fixed columns as lines over each patient's own times, and patients with the same lines next to each other.
struct DesignLines: Sendable {
  let columns: Int
  /// For each pattern the level at τ = 0 of each column, then the trend of each column.
  private(set) var lines: [Double]
  /// The patient at each place, patterns in order.
  let order: [Int32]
  /// The pattern at each place.
  let patterns: [Int32]
  /// The place of each patient.
  let places: [Int32]
  /// A factor of the cross products around the lines: the columns, then y.
  private(set) var around: Matrix
  /// Whether all columns are lines.
  let isLinear: Bool

  init(
    _ data: RepeatedMeasures, _ fixed: [LinearMixedModel.FixedEffect], _ frame: TimeFrame, _ own: [LineSums],
    _ work: Work
  ) throws(Interruption) {
    columns = fixed.count
    isLinear = fixed.allSatisfy(\.isLinear)
    let covariates = isLinear ? fixed.map(\.numbers) : []
    let grouping = isLinear ? PatternGrouping(covariates, patients: data.patients) : nil
    order = grouping?.order ?? Array(0..<Int32(data.patients))
    patterns = grouping?.patterns ?? order
    var places = order
    for (place, patient) in order.enumerated() { places[Int(patient)] = Int32(place) }
    self.places = places
    if isLinear {
      lines = []
      var last: Int32 = -1
      for (place, patient) in order.enumerated() where patterns[place] != last {
        last = patterns[place]
        lines += zip(fixed, covariates).map { $0.isTrend ? frame.center * $1[Int(patient)] : $1[Int(patient)] }
        lines += zip(fixed, covariates).map { $0.isTrend ? frame.scale * $1[Int(patient)] : 0 }
      }
      around = Matrix(rows: 1, columns: fixed.count + 1)
      around[0, fixed.count] = compensatedSum(own.map(\.residualSquares)).squareRoot()
    } else {
      let blocks: [(lines: [Double], around: Matrix)]
      let rowColumns = fixed.map { $0.rows(data) }
      do {
        blocks = try forBlocks(data.patients, size: RepeatedMeasures.blockSize, work: work) {
          DesignLines.block($0, data, rowColumns, frame)
        }
      } catch { throw .cancelled }
      lines = blocks.flatMap(\.lines)
      around =
        HouseholderQR(
          columns: (0...fixed.count).map { column in
            blocks.flatMap { block in (0..<block.around.rows).map { block.around[$0, column] } }
          }
        ).gramFactor
    }
  }

  /// Lines of the columns, and what is around them, of some patients.
  private static func block(
    _ patients: Range<Int>, _ data: RepeatedMeasures, _ columns: [[Double]], _ frame: TimeFrame
  ) -> (lines: [Double], around: Matrix) {
    var lines = [Double](repeating: 0, count: patients.count * 2 * columns.count)
    let first = data.offsets[patients.lowerBound]
    var residuals = [[Double]]()
    for (column, numbers) in (columns + [data.values]).enumerated() {
      let sums = data.lineSums(patients, of: numbers)
      var rest = [Double](repeating: 0, count: data.offsets[patients.upperBound] - first)
      for (index, patient) in patients.enumerated() {
        let (mean, meanTime, slope) = (sums[index].meanValue, sums[index].meanTime, sums[index].slope ?? 0)
        if column < columns.count {
          lines[index * 2 * columns.count + column] = mean - slope * (meanTime - frame.center)
          lines[(index * 2 + 1) * columns.count + column] = slope * frame.scale
        }
        for row in data.offsets[patient]..<data.offsets[patient + 1] {
          rest[row - first] = numbers[row] - mean - slope * (data.times[row] - meanTime)
        }
      }
      residuals.append(rest)
    }
    return (lines, HouseholderQR(columns: residuals).gramFactor)
  }

  /// Visits of each pattern taken together: count, mean and spread of τ.
  func visits(_ own: [LineSums], _ frame: TimeFrame) -> [MixedModelSums.Line] {
    let none = MixedModelSums.Line(count: 0, meanTime: 0, timeSpread: 0, mean: 0, slope: 0)
    var visits = [MixedModelSums.Line](repeating: none, count: lines.count / max(1, 2 * columns))
    for (place, patient) in order.enumerated() where own[Int(patient)].count > 0 {
      let line = MixedModelSums.Line(own[Int(patient)], frame)
      let pattern = Int(patterns[place])
      // Chan, Golub and LeVeque, Am Stat 1983;37:242–247: equal times leave a spread of exactly 0.
      let total = visits[pattern].count + line.count
      let gap = line.meanTime - visits[pattern].meanTime
      visits[pattern].timeSpread += line.timeSpread + gap * gap * visits[pattern].count * line.count / total
      visits[pattern].meanTime += gap * line.count / total
      visits[pattern].count = total
    }
    return visits
  }

  /// Takes the columns to orthonormal ones.
  mutating func orthonormalize(by orthonormalizer: Matrix) {
    var result = [Double](repeating: 0, count: lines.count)
    for start in stride(from: 0, to: lines.count, by: columns) {
      for from in 0..<columns where lines[start + from] != 0 {
        for to in 0..<columns { result[start + to] += lines[start + from] * orthonormalizer[from, to] }
      }
    }
    lines = result
    let old = around
    for row in 0..<old.rows {
      let turned = orthonormalizer.transposed.times(Array(old.row(row)[..<columns]))
      for column in 0..<columns { around[row, column] = turned[column] }
    }
  }
}

extension LinearMixedModel.FixedEffect {
  var isLinear: Bool { if case .rows = values { false } else { true } }

  var isTrend: Bool { if case .trend = values { true } else { false } }

  var numbers: [Double] {
    switch values {
    case .level(let numbers), .trend(let numbers), .rows(let numbers): numbers
    }
  }

  /// The column with a number for each row.
  func rows(_ data: RepeatedMeasures) -> [Double] {
    if case .rows(let numbers) = values { return numbers }
    var result = [Double](repeating: 0, count: data.rows)
    for patient in 0..<data.patients {
      for row in data.offsets[patient]..<data.offsets[patient + 1] {
        result[row] = numbers[patient] * (isTrend ? data.times[row] : 1)
      }
    }
    return result
  }
}

/// Patients sorted so that those with the same covariates are next to each other.
struct PatternGrouping {
  /// Patients in the order of their patterns.
  let order: [Int32]
  /// The pattern at each place, from 0.
  let patterns: [Int32]

  private struct Key: Hashable {
    var pattern: Int32
    var covariate: UInt64
  }

  /// `nil` if patients are so different that grouping does not pay. O(patients · covariates).
  init?(_ covariates: [[Double]], patients: Int) {
    var pattern = [Int32](repeating: 0, count: patients)
    var count = 1
    for (index, covariate) in covariates.enumerated() where !covariates[..<index].contains(covariate) {
      guard let first = covariate.first, !covariate.allSatisfy({ $0 == first }) else { continue }
      var known: [Key: Int32] = [:]
      for patient in 0..<patients {
        // 0 and −0 are one covariate.
        let key = Key(pattern: pattern[patient], covariate: (covariate[patient] + 0).bitPattern)
        if let found = known[key] {
          pattern[patient] = found
        } else {
          pattern[patient] = Int32(known.count)
          known[key] = Int32(known.count)
        }
        guard known.count <= patients / 2 else { return nil }
      }
      count = known.count
    }
    var next = [Int32](repeating: 0, count: count + 1)
    for value in pattern { next[Int(value) + 1] += 1 }
    for value in 0..<count { next[value + 1] += next[value] }
    var order = [Int32](repeating: 0, count: patients)
    for patient in 0..<patients {
      order[Int(next[Int(pattern[patient])])] = Int32(patient)
      next[Int(pattern[patient])] += 1
    }
    self.order = order
    patterns = order.map { pattern[Int($0)] }
  }
}
