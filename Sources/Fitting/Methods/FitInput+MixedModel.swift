public import Execution
import Statistics

extension FitInput {
  /// `lmer`: a linear mixed model of repeated measures, `total ~ months * arm + (months | id)`.
  ///
  /// By restricted maximum likelihood unless `restricted` is false; t by Satterthwaite's degrees of freedom, as
  /// `lmerTest` has it. With `deviations` the table "deviations" holds û of each group. O(rows · columns +
  /// evaluations · groups).
  public func mixedModel(restricted: Bool, deviations: Bool, work: Work) throws(FitError) -> FitResult {
    let frame = try ModelFrame(self)
    guard case .variable(let response) = formula.response else {
      throw formula.error("expected a column on the left; Surv(…) belongs to fit cox", at: 0)
    }
    guard formula.random.count == 1, let random = formula.random.first else {
      throw formula.error(
        "expected one term of effects that vary between groups: (1 | id), (time | id) or (time || id)",
        at: formula.random.last?.position ?? formula.text.count)
    }
    if let variable = formula.strata.first ?? formula.cluster {
      throw formula.error("strata and clusters have no meaning in a mixed model", at: variable.position)
    }
    let visits = try GroupedRows(frame, random, response: response)
    let method: LinearMixedModel.Method = restricted ? .restrictedMaximumLikelihood : .maximumLikelihood
    let fixed = try visits.fixedEffects(frame)
    var result = FitResult("lmm")
    result.add("n", frame.rows.count)
    result.add("groups", visits.levels.count)
    result.add("left_out", frame.leftOut)
    result.add("method", .text(restricted ? "REML" : "ML"))
    let structure: LinearMixedModel.RandomStructure =
      random.slope == nil ? .intercept : random.isCorrelated ? .interceptAndSlope : .uncorrelatedInterceptAndSlope
    let fit = try finishing { () throws(Cancelled) -> Result<MixedModelFit, LinearModelRefusal> in
      switch try LinearMixedModel.prepare(visits.data, fixed: fixed, random: structure, work: work) {
      case .success(let model): try model.fit(method, work: work)
      case .failure(let refusal): .failure(refusal)
      }
    }
    switch fit {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let fit):
      result.add(fit, random, level: level)
      if deviations { result.add(deviations: fit, visits.levels, random) }
    }
    return result
  }
}

/// Rows sorted by their group.
private struct GroupedRows {
  let data: RepeatedMeasures
  let levels: [String]
  /// What stands for time: the slope that varies, else the first column of numbers that varies within groups.
  let time: Formula.Variable?
  /// Place in the frame of each row of the data.
  private let order: [Int]

  init(
    _ frame: ModelFrame, _ random: Formula.RandomTerm, response: Formula.Variable
  ) throws(FitError) {
    let groups = try frame.factor(random.group)
    var offsets = [Int](repeating: 0, count: groups.levels.count + 1)
    for code in groups.codes { offsets[code + 1] += 1 }
    for code in groups.levels.indices { offsets[code + 1] += offsets[code] }
    var next = offsets
    var order = [Int](repeating: 0, count: groups.codes.count)
    for (row, code) in groups.codes.enumerated() {
      order[next[code]] = row
      next[code] += 1
    }
    var time = random.slope
    if let slope = random.slope, frame.isFactor(slope) {
      throw frame.formula.error("\(slope.label) holds words; a slope needs numbers", at: slope.position)
    }
    if time == nil {
      for variable in frame.formula.terms.flatMap(\.variables) where !frame.isFactor(variable) {
        let numbers = try frame.numbers(variable)
        guard GroupedRows.constants(order.map { numbers[$0] }, offsets) == nil else { continue }
        time = variable
        break
      }
    }
    let values = try frame.numbers(response)
    let times: [Double]
    if let time { times = try frame.numbers(time) } else { times = [Double](repeating: 0, count: order.count) }
    data = RepeatedMeasures(offsets: offsets, times: order.map { times[$0] }, values: order.map { values[$0] })
    levels = groups.levels
    self.time = time
    self.order = order
  }

  /// The fixed columns, as covariates of groups where they are.
  func fixedEffects(_ frame: ModelFrame) throws(FitError) -> [LinearMixedModel.FixedEffect] {
    try DesignColumns(frame, leavingOut: time).columns.map { column in
      let values = order.map { column.values[$0] }
      let name = column.name
      guard let constants = GroupedRows.constants(values, data.offsets) else {
        return .init(name, .rows(column.hasTime ? zip(values, data.times).map(*) : values))
      }
      return .init(name, column.hasTime ? .trend(constants) : .level(constants))
    }
  }

  /// The value of each group if it has one only.
  private static func constants(_ values: [Double], _ offsets: [Int]) -> [Double]? {
    var constants: [Double] = []
    constants.reserveCapacity(offsets.count - 1)
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      for row in start..<end where values[row] != values[start] { return nil }
      constants.append(values[start])
    }
    return constants
  }
}

extension FitResult {
  fileprivate mutating func add(_ fit: MixedModelFit, _ random: Formula.RandomTerm, level: Double) {
    let covariance = fit.components.random
    add("log_likelihood", fit.logLikelihood)
    add("minus2_log_likelihood", fit.minus2LogLikelihood)
    add("aic", fit.aic)
    add("bic", fit.bic)
    add("sigma", fit.components.residualSD)
    add("steps", fit.steps)
    add("largest_score", fit.score)
    add("singular", .text(fit.boundary?.words ?? "no"))
    let names = fit.model.names
    add(
      Table(
        name: "coefficients", title: "Fixed effects",
        columns: ["term", "estimate", "std_error", "df", "t", "p", "low", "high"],
        rows: names.map { name in
          guard let contrast = fit.coefficient(name) else { preconditionFailure("a model knows its columns") }
          let interval = contrast.interval(level: level)
          let none = "no degrees of freedom"
          return [
            .text(name), Value(contrast.value), Value(contrast.standardError),
            Value(contrast.degreesOfFreedom, else: none), Value(contrast.statistic),
            Value(contrast.probability, else: none), Value(interval?.low, else: none),
            Value(interval?.high, else: none),
          ]
        }))
    var rows: [[Value]] = [
      [.text("(Intercept)"), Value(covariance.intercept), Value(covariance.intercept.squareRoot())]
    ]
    if let slope = random.slope {
      rows.append([.text(slope.label), Value(covariance.slope), Value(covariance.slope.squareRoot())])
    }
    rows.append([.text("Residual"), Value(fit.components.residual), Value(fit.components.residualSD)])
    add(Table(name: "random", title: "Variances", columns: ["effect", "variance", "sd"], rows: rows))
    if random.slope != nil, random.isCorrelated {
      add("random_covariance", covariance.covariance)
      let product = (covariance.intercept * covariance.slope).squareRoot()
      add("random_correlation", Value(product > 0 ? covariance.covariance / product : nil, else: "a variance is 0"))
    }
    addCovariance(names) { fit.covariance[$0, $1] }
  }

  fileprivate mutating func add(deviations fit: MixedModelFit, _ levels: [String], _ random: Formula.RandomTerm) {
    add(
      Table(
        name: "deviations", title: "Deviations of the groups",
        columns: ["group", "intercept"] + (random.slope == nil ? [] : ["slope"]),
        rows: zip(levels, fit.deviations()).map { level, deviation in
          [.text(level), Value(deviation.intercept)] + (random.slope == nil ? [] : [Value(deviation.slope)])
        }))
  }

  /// The covariance of coefficients as a table.
  mutating func addCovariance(_ names: [String], _ element: (Int, Int) -> Double) {
    add(
      Table(
        name: "covariance", title: "Covariance of the coefficients", columns: ["term"] + names,
        rows: names.indices.map { row in [.text(names[row])] + names.indices.map { Value(element(row, $0)) } }))
  }
}
