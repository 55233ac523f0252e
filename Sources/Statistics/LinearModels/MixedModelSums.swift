import Execution

/// What is left of the visits: for each patient the least-squares line of y, for each pattern those of the fixed
/// columns, and one matrix of what lies around the lines.
///
/// Times are internal (`TimeFrame`), fixed columns orthonormal (`orthonormalizer`), y is less Xβ₀ for a first β₀
/// (`center`), so that no digits are lost to large times, collinear columns or large values.
struct MixedModelSums: Sendable {
  /// One patient's visits: n, mean and spread of τ, mean and slope of y; the mean is that at the mean time.
  struct Line: Sendable {
    var count: Double
    var meanTime: Double
    var timeSpread: Double
    var mean: Double
    var slope: Double
  }

  /// Patients' lines, those of one pattern next to each other.
  private(set) var lines: [Line]
  /// The pattern of each line.
  let patterns: [Int32]
  /// For each pattern the level at τ = 0 of each column, then the trend of each column.
  let designLines: [Double]
  /// Where the line of each patient is.
  let places: [Int32]
  /// A factor of the cross products around the lines: the columns, then y.
  private(set) var around: Matrix
  /// β₀ in orthonormal columns.
  private(set) var center: [Double]

  let frame: TimeFrame
  let orthonormalizer: Matrix
  /// log det X'X of the given columns.
  let logDeterminant: Double
  /// Whether the fixed part of every patient is a line over time.
  let isLinear: Bool
  let rows: Int
  /// Patients with rows.
  let patients: Int
  /// Σ(y − ȳ)².
  let totalSquares: Double

  var columns: Int { center.count }

  init(
    _ data: RepeatedMeasures, _ fixed: [LinearMixedModel.FixedEffect], _ structure: LinearMixedModel.RandomStructure,
    _ work: Work
  ) throws(Interruption) {
    try MixedModelSums.checkFinite(data, fixed)
    let own = try MixedModelSums.own(data, work)
    rows = data.rows
    patients = own.count { $0.count > 0 }
    try MixedModelSums.checkCounts(own, columns: fixed.count, rows, structure)
    // Without a correlation the model changes with the time that is called 0.
    frame = TimeFrame(own, centered: structure != .uncorrelatedInterceptAndSlope)
    var design = try DesignLines(data, fixed, frame, own, work)
    let qr = try MixedModelSums.decompose(design, own, frame, work)
    guard qr.rank == fixed.count else {
      throw .refused(.dependentColumns(qr.dependences(named: fixed.map(\.name))))
    }
    try MixedModelSums.checkResiduals(design, own, frame, rows, structure, lengths: qr.lengths)
    orthonormalizer = qr.orthonormalizer
    logDeterminant = qr.logDeterminant
    design.orthonormalize(by: orthonormalizer)
    let mean = compensatedSum(own.map { Double($0.count) * $0.meanValue }) / Double(rows)
    totalSquares = compensatedSum(
      own.map { $0.valueSpread + Double($0.count) * ($0.meanValue - mean) * ($0.meanValue - mean) })
    lines = design.order.map { [frame] in Line(own[Int($0)], frame) }
    patterns = design.patterns
    designLines = design.lines
    places = design.places
    around = design.around
    isLinear = design.isLinear
    center = [Double](repeating: 0, count: fixed.count)
    guard totalSquares > 0 else { throw .refused(.noResidualVariation) }
    try recenter(structure, work)
  }

  /// Takes Xβ₀ from y, with β₀ by weights that need not be the right ones.
  private mutating func recenter(
    _ structure: LinearMixedModel.RandomStructure, _ work: Work
  ) throws(Interruption) {
    let weights = LineCovariance(intercept: 1, covariance: 0, slope: 1)
    let gram = try MixedModelGram(self, RelativeFactor(structure, of: weights), work)
    guard let first = gram.solution else { throw .refused(.unidentifiableVariance) }
    for place in lines.indices {
      let (level, trend) = fitted(pattern: Int(patterns[place]), first)
      lines[place].mean -= level + lines[place].meanTime * trend
      lines[place].slope -= trend
    }
    for row in 0..<around.rows {
      for column in 0..<columns { around[row, columns] -= around[row, column] * first[column] }
    }
    center = first
  }

  /// The line of a pattern for coefficients of orthonormal columns.
  func fitted(pattern: Int, _ coefficients: [Double]) -> (level: Double, trend: Double) {
    let start = pattern * 2 * columns
    var level = 0.0
    var trend = 0.0
    for column in 0..<columns {
      level += designLines[start + column] * coefficients[column]
      trend += designLines[start + columns + column] * coefficients[column]
    }
    return (level, trend)
  }

  private static func own(_ data: RepeatedMeasures, _ work: Work) throws(Interruption) -> [LineSums] {
    do {
      return try forBlocks(data.patients, size: RepeatedMeasures.blockSize, work: work) { data.lineSums($0) }
        .flatMap { $0 }
    } catch { throw .cancelled }
  }

  private static func checkFinite(
    _ data: RepeatedMeasures, _ fixed: [LinearMixedModel.FixedEffect]
  ) throws(Interruption) {
    if !data.times.allSatisfy(\.isFinite) { throw .refused(.notFinite(column: "time")) }
    if !data.values.allSatisfy(\.isFinite) { throw .refused(.notFinite(column: "y")) }
    for effect in fixed {
      let (numbers, expected) =
        switch effect.values {
        case .level(let covariate), .trend(let covariate): (covariate, data.patients)
        case .rows(let column): (column, data.rows)
        }
      precondition(numbers.count == expected, "column \(effect.name) has a number for each patient or for each row")
      if !numbers.allSatisfy(\.isFinite) { throw .refused(.notFinite(column: effect.name)) }
    }
  }

  private static func checkCounts(
    _ own: [LineSums], columns: Int, _ rows: Int, _ structure: LinearMixedModel.RandomStructure
  ) throws(Interruption) {
    guard columns > 0, rows > columns else { throw .refused(.tooFewRows(found: rows, needed: max(1, columns) + 1)) }
    let patients = own.count { $0.count > 0 }
    guard patients >= 2 else { throw .refused(.tooFewPatients(found: patients, needed: 2)) }
    if structure.hasSlope, own.count(where: { $0.timeSpread > 0 }) < 2 { throw .refused(.tooFewSlopes) }
  }

  /// Visits that are left when each patient has effects of its own and the columns explain what they can of the rest.
  private static func checkResiduals(
    _ design: DesignLines, _ own: [LineSums], _ frame: TimeFrame, _ rows: Int,
    _ structure: LinearMixedModel.RandomStructure, lengths: [Double]
  ) throws(Interruption) {
    let effects = own.reduce(0) { $0 + ($1.count == 0 ? 0 : structure.hasSlope && $1.timeSpread > 0 ? 2 : 1) }
    guard rows - effects <= design.columns else { return }
    // Around a patient's mean alone a column still has its line.
    let places = structure.hasSlope ? [] : Array(design.order.indices)
    let rest = HouseholderQR(
      columns: (0..<design.columns).map { column in
        places.map { place in
          let spread = own[Int(design.order[place])].timeSpread.squareRoot() / frame.scale
          return spread * design.lines[(Int(design.patterns[place]) * 2 + 1) * design.columns + column]
        } + (0..<design.around.rows).map { design.around[$0, column] }
      }, lengths: lengths)
    guard rows - effects > rest.rank else { throw .refused(.tooFewVisits) }
  }

  /// The fixed columns, as rows with the same cross products: two for each pattern and those around the lines.
  private static func decompose(
    _ design: DesignLines, _ own: [LineSums], _ frame: TimeFrame, _ work: Work
  ) throws(Interruption) -> HouseholderQR {
    let visits = design.visits(own, frame)
    let columns = design.columns
    let factors: [Matrix]
    do {
      factors = try forBlocks(visits.count, size: RepeatedMeasures.blockSize, work: work) { block in
        HouseholderQR(
          columns: (0..<columns).map { column in
            block.flatMap { pattern -> [Double] in
              let level = design.lines[pattern * 2 * columns + column]
              let trend = design.lines[(pattern * 2 + 1) * columns + column]
              let visit = visits[pattern]
              return [
                visit.count.squareRoot() * (level + visit.meanTime * trend), visit.timeSpread.squareRoot() * trend,
              ]
            }
          }
        ).gramFactor
      }
    } catch { throw .cancelled }
    return HouseholderQR(
      columns: (0..<columns).map { column in
        factors.flatMap { factor in (0..<factor.rows).map { factor[$0, column] } }
          + (0..<design.around.rows).map { design.around[$0, column] }
      })
  }
}

extension MixedModelSums.Line {
  init(_ sums: LineSums, _ frame: TimeFrame) {
    self.init(
      count: Double(sums.count), meanTime: (sums.meanTime - frame.center) / frame.scale,
      timeSpread: sums.timeSpread / (frame.scale * frame.scale), mean: sums.meanValue,
      slope: (sums.slope ?? 0) * frame.scale)
  }
}

extension TimeFrame {
  /// Mean and spread of all visits' times.
  init(_ own: [LineSums], centered: Bool) {
    let rows = Double(own.reduce(0) { $0 + $1.count })
    let mean = compensatedSum(own.map { Double($0.count) * $0.meanTime }) / rows
    let center = centered ? mean : 0
    let squares = compensatedSum(
      own.map { $0.timeSpread + Double($0.count) * ($0.meanTime - center) * ($0.meanTime - center) })
    self.init(center: center, scale: squares > 0 ? (squares / rows).squareRoot() : 1)
  }
}
