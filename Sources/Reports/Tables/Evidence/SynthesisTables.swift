import Clinical
public import Evidence
import Statistics

/// The scenarios side by side: the average over past trials, and the effect in the next setting that projections use.
public func synthesisTable(_ base: EvidenceBase = .builtIn, options: SynthesisOptions = .standard) -> Table {
  let readings = ScenarioRegistry.all.map { EvidenceReading($0, in: base, options: options) }
  return Table(
    id: "synthesis", title: "Synthesis of the trials by evidence scenario", privacy: .open,
    columns: [
      TableColumn(id: "scenario", title: "Scenario", alignment: .left), TableColumn(id: "trials", title: "Trials"),
      TableColumn(id: "newSetting", title: "Next setting", unit: "points/month"),
      TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%"),
      TableColumn(id: "averageEffect", title: "Average over past trials", unit: "points/month"),
      TableColumn(id: "averageSD", title: "SD of average", unit: "points/month"),
      TableColumn(id: "newSettingSD", title: "SD of next", unit: "points/month"),
      TableColumn(id: "priorSD", title: "Prior SD of μ", unit: "points/month"),
      TableColumn(id: "tauScale", title: "Scale of τ", unit: "points/month"),
      TableColumn(id: "bias", title: "Bias of open label", alignment: .left),
      TableColumn(id: "meaning", title: "Meaning", alignment: .left),
    ],
    rows: readings.map(scenarioRow),
    notes: Wording.binding(base) + switched(options) + [
      "Normal prior of μ with mean 0, half-normal prior of τ. P(no gain) is of the next setting. Priors are assumptions."
    ] + readings.filter { !$0.isAssumption }.map { "\($0.scenario.id): \(Wording.failedTrials($0))" })
}

/// What is not as the scenarios have it.
private func switched(_ options: SynthesisOptions) -> [String] {
  options == .standard ? [] : ["Switched: \(options.commandLineArguments.joined(separator: " "))."]
}

private func scenarioRow(_ reading: EvidenceReading) -> TableRow {
  let posterior = synthesize(reading)
  let scenario = reading.scenario
  let assumed = Cell.text("zero by assumption")
  func unlessAssumed(_ cell: Cell, else other: Cell = .empty) -> Cell { reading.isAssumption ? other : cell }
  let bias: Scenario.OpenLabelBias? =
    switch reading.options.bias {
    case .asScenario: scenario.openLabelBias
    case .none: nil
    case .normal(let bias): reading.isAssumption ? nil : bias
    }
  return TableRow(cells: [
    .text(scenario.id), .integer(reading.contributions.count),
    unlessAssumed(.estimate(posterior.newSetting.estimate, digits: 2), else: assumed),
    .percent(posterior.newSetting.cdf(0), digits: 0),
    unlessAssumed(.estimate(posterior.mean.estimate, digits: 2), else: assumed),
    unlessAssumed(.number(posterior.mean.standardDeviation, digits: 3)),
    unlessAssumed(.number(posterior.newSetting.standardDeviation, digits: 3)),
    unlessAssumed(.number(scenario.priorSD, digits: 2)),
    unlessAssumed(.number(reading.tauScale, digits: 2)),
    .text(
      bias.map {
        "\(NumberFormat.display($0.mean, digits: 2)) ± \(NumberFormat.display($0.sd, digits: 2)) subtracted"
      } ?? "none"),
    .text(scenario.title),
  ])
}

/// Each scenario with one assumption changed, or without one of its trials.
public func sensitivityTable(_ base: EvidenceBase = .builtIn, options: SynthesisOptions = .standard) -> Table {
  let readings = ScenarioRegistry.all.map { EvidenceReading($0, in: base, options: options) }
  let rows = readings.filter { !$0.isAssumption }.flatMap { reading in
    reading.variations.map { variation in
      let posterior = synthesize(variation.reading)
      return TableRow(cells: [
        .text(reading.scenario.id), .text(variation.change), .estimate(posterior.newSetting.estimate, digits: 2),
        .percent(posterior.newSetting.cdf(0), digits: 0), .integer(variation.reading.contributions.count),
        .estimate(posterior.mean.estimate, digits: 2),
      ])
    }
  }
  return Table(
    id: "sensitivity", title: "What if: the synthesis with one thing changed", privacy: .open,
    columns: [
      TableColumn(id: "scenario", title: "Scenario", alignment: .left),
      TableColumn(id: "change", title: "Change", alignment: .left),
      TableColumn(id: "newSetting", title: "Next setting", unit: "points/month"),
      TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%"),
      TableColumn(id: "trials", title: "Trials"),
      TableColumn(id: "averageEffect", title: "Average over past trials", unit: "points/month"),
    ],
    rows: rows,
    notes: Wording.binding(base) + switched(options) + [
      "Failed trials: those that printed no number but \"not significant\". Censored: instead of a number, the chance that "
        + "their result fell within ± 1.96 standard errors."
    ])
}

/// What a forest plot draws: each trial as a scenario counts it, then the average and the next setting.
public func forestTable(_ base: EvidenceBase = .builtIn, options: SynthesisOptions = .standard) -> Table {
  let rows = ScenarioRegistry.all.map { EvidenceReading($0, in: base, options: options) }
    .filter { !$0.isAssumption }.flatMap(forestRows)
  return Table(
    id: "forest", title: "Forest plot: the trials as each scenario counts them", privacy: .open,
    columns: [
      TableColumn(id: "scenario", title: "Scenario", alignment: .left),
      TableColumn(id: "row", title: "Row", alignment: .left),
      TableColumn(id: "effect", title: "Δ slope", unit: "points/month"),
      TableColumn(id: "standardError", title: "SE", unit: "points/month"),
      TableColumn(id: "weight", title: "Share of 1/SE²", unit: "%"),
      TableColumn(id: "origin", title: "Number is", alignment: .left),
    ],
    rows: rows,
    notes: Wording.binding(base) + ["Limits: 95 %. The bias of open-label trials is subtracted where it says so."])
}

private func forestRows(_ reading: EvidenceReading) -> [TableRow] {
  let precision = reading.contributions.reduce(0) { $0 + 1 / ($1.effect.standardError * $1.effect.standardError) }
  let trials = reading.contributions.map { contribution in
    let effect = contribution.effect
    let half = Normal.z975 * effect.standardError
    let isChanged = effect.value != contribution.trial.effect?.pointsPerMonth
    let isNull = contribution.trial.effect?.origin == .notSignificant
    let origin =
      contribution.isCensored
      ? "not significant"
      : isNull && isChanged ? "assumed" : contribution.trial.effect.map { words($0.origin) } ?? ""
    return TableRow(cells: [
      .text(reading.scenario.id), .text(contribution.trial.id),
      contribution.isCensored
        ? .missing(MissingReason("nothing but \"not significant\" is taken"))
        : .estimate(Estimate(value: effect.value, low: effect.value - half, high: effect.value + half), digits: 2),
      .number(effect.standardError, digits: 3),
      .percent(1 / (effect.standardError * effect.standardError * precision), digits: 0),
      .text(isChanged && !isNull ? "\(origin), less bias" : origin),
    ])
  }
  let posterior = synthesize(reading)
  return trials
    + [("average", posterior.mean), ("next setting", posterior.newSetting)].map { name, mixture in
      TableRow(cells: [
        .text(reading.scenario.id), .text(name), .estimate(mixture.estimate, digits: 2),
        .number(mixture.standardDeviation, digits: 3), .empty, .text("synthesis"),
      ])
    }
}

/// What a regression to the mean alone shows: a simulation of a study before and after, without any effect.
public func regressionTable(_ simulation: RegressionToTheMean = .standard) -> Table {
  func row(_ what: String, _ estimate: Estimate, _ unit: String, digits: Int, _ placebo: Double?) -> TableRow {
    TableRow(cells: [
      .text(what), .estimate(estimate, digits: digits), .text(unit),
      placebo.map { .number($0, digits: digits) } ?? .missing(MissingReason("not printed")),
    ])
  }
  func percent(_ share: Estimate) -> Estimate {
    Estimate(value: share.value * 100, low: share.low * 100, high: share.high * 100)
  }
  let rates = "points/month"
  return Table(
    id: "regressionToTheMean", title: "What chance alone does: a study before and after, with no effect at all",
    privacy: .open,
    columns: [
      TableColumn(id: "quantity", title: "Quantity", alignment: .left),
      TableColumn(id: "value", title: "Simulated"), TableColumn(id: "unit", title: "Unit", alignment: .left),
      TableColumn(id: "nurOwnPlacebo", title: "NurOwn-P3 placebo"),
    ],
    rows: [
      row("patients who lost 3 points or more in the run-in", percent(simulation.selected), "%", digits: 1, nil),
      row("their decline in the run-in, as seen", simulation.declineBefore, rates, digits: 3, nil),
      row("their true decline, before and after", simulation.trueDecline, rates, digits: 3, nil),
      // −5.88 points in 28 weeks.
      row(
        "their decline afterwards, as seen", simulation.declineAfter, rates, digits: 3, 5.88 / (28 * 7 / 30.4375)),
      row("gain, with no effect", simulation.gain, rates, digits: 3, nil),
      row(
        "\"responders\" (≥ 1.25 points/month), with no effect", percent(simulation.responders), "%", digits: 1,
        2600 / 94),
    ],
    notes: [
      "\(NumberFormat.grouped(simulation.patients)) patients drawn with seed \(simulation.seed): true decline gamma, mean "
        + "0.75, SD 0.55 points/month; error SD 1.8 points; run-in visits at 0 and 3 months; eight visits every 4 weeks, the "
        + "first of which ends the run-in; limits are Monte Carlo error.",
      "Single-arm studies therefore weigh 0 in every scenario.",
    ])
}
