extension Trial {
  /// NurOwn phase 3: the largest blinded trial with numbers.
  static let nurOwnPhase3 = Trial(
    id: "NurOwn-P3", title: "NurOwn phase 3", year: 2022,
    design: TrialDesign(
      .randomised, .double, control: "placebo intrathecally, marrow aspiration in both arms",
      "randomised 1:1, double blind, 6 US sites"),
    product: CellProduct("MSC-NTF (debamestrocel)", .boneMarrow, .autologous),
    dosing: Dosing(
      [.intrathecal], dose: "100 to 125 million cells", injections: "3, every 8 weeks", followUp: "28 weeks"),
    treated: 95, controls: 94, baselineTreated: .mean(30.3, sd: 6.5, n: 95),
    baselineControls: .mean(31.4, sd: 6.1, n: 94),
    result: "Primary goal missed: slope responders 33 % against 28 % (p 0.45); change at 28 weeks −5.52 against "
      + "−5.88 points.",
    riskOfBias: "low to some concerns: at ≥ 26 about 20 % had no score at week 28",
    effect: SlopeEffect(
      pointsPerMonth: 0.05590561224, standardError: 0.147528699, origin: .derived,
      derivation: "least-squares means at 28 weeks: 0.36 points, SE 0.95, divided by 6.439425 months"),
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 25, text: "ALSFRS-R ≥ 25 at screening"),
      EntryCriterion(
        measure: .recentLossPerMonth, atLeast: 1, text: "loss of ≥ 3 points in the run-in, read as ≥ 1 point/month"),
      EntryCriterion(measure: .monthsSinceOnset, atMost: 24, text: "onset ≤ 24 months ago"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 65, text: "slow vital capacity ≥ 65 %"),
      EntryCriterion(measure: .ageYears, atLeast: 18, atMost: 60, text: "age 18 to 60"),
    ],
    effects: overall + thresholds.flatMap(\.effects) + bands,
    harms: [
      Harm(
        "E036", "death", [.intrathecal], .notFound("counts by arm were not reached"),
        among: "95 treated, 94 on placebo", .oneSource,
        note: "the FDA spoke of a modest excess in deaths on treatment (statement of 2 March 2021)",
        sources: [fierceBiotech, citeline]),
      Harm(
        "E037", "any event", [.intrathecal], .notFound("the table by arm is in the registry and was not reached"),
        among: "95 treated, 94 on placebo", .oneSource, note: "well tolerated, according to the paper", sources: [umass]
      ),
    ],
    citations: [
      Citation(short: "Cudkowicz 2022, Muscle Nerve 65:291", reference: "doi:10.1002/mus.27472"),
      Citation(short: "registry", reference: "NCT03280056"),
    ])
}

private let umass = "https://repository.escholarship.umassmed.edu/handle/20.500.14038/52196"
private let table4 = "https://pmc.ncbi.nlm.nih.gov/articles/PMC9305113/table/mus27472-tbl-0004"
private let filing = "https://www.sec.gov/Archives/edgar/data/1137883/000110465920126123/tm2036209d1_ex99-1.htm"
private let seekingAlpha = "https://seekingalpha.com/news/3637045-brainstorms-nurown-flunks-in-late-stage-als-study"
private let padirac =
  "https://padiracinnovation.org/News/2020/11/les-resultats-de-phase-iii-de-nurown-sont-decevants-"
  + "mais-conforme-a-ce-que-lon-pouvait-prevoir"
private let zacks =
  "https://scr.zacks.com/news/news-details/2021/BCLI-Continuing-to-Receive-Feedback-on-Next-Steps-"
  + "for-NurOwn-article/default.aspx"
private let erratum = "https://www.cirm.ca.gov/about-cirm/publications/erratum/"
private let onBiostatistics = "https://onbiostatistics.blogspot.com/2022/08/?m=1"
private let table1 = "https://pmc.ncbi.nlm.nih.gov/articles/PMC9305113/table/mus27472-tbl-0001"
private let fierceBiotech =
  "https://www.fiercebiotech.com/biotech/brainstorm-cells-als-cell-therapy-resoundingly-rejected-" + "fda-experts"
private let citeline = "https://insights.citeline.com/PS143884"

private let weeks28 = 28 * 7 / 30.4375

private let overall: [TrialEffect] = [
  TrialEffect(
    "E001", "responders: slope ≥ 1.25/month better", in: .everyone("intention to treat"),
    months: weeks28, treated: .count(31, of: 95), control: .count(26, of: 94), .logOddsRatio,
    number: .init(0.2852, p: 0.45, .logOdds), p: "0.45", derivation: "from the odds ratio and p", .severalSources,
    .responders,
    note: "Primary goal, not met. The release of results printed 34.7 % against 27.7 %, p 0.453 (33 of 95).",
    sources: [umass, table4]),
  TrialEffect(
    "E002", "ALSFRS-R change, LS mean", in: .everyone("intention to treat"), months: weeks28,
    treated: .value(-5.52), control: .value(-5.88), .difference, number: .init(0.36, se: 0.95, .points),
    derivation: "SE of 0.75 an arm at n = 116, scaled to all patients", .severalSources, .synthesis,
    note: "6.1 % slowing.", sources: [filing, seekingAlpha, padirac]),
  TrialEffect(
    "E003", "responders: slope ≥ 1.25/month better",
    in: .subgroup("ALSFRS-R ≥ 35 at baseline", .prespecified), months: weeks28, treated: .count(9, of: 26),
    control: .count(5, of: 32), .logOddsRatio, number: .init(0.9555, p: 0.288, .logOdds), p: "0.288",
    derivation: "from the odds ratio and p", .severalSources, .modifier, sources: [umass, seekingAlpha, padirac, zacks]),
  TrialEffect(
    "E004", "ALSFRS-R change, original analysis",
    in: .subgroup("ALSFRS-R ≥ 35 at baseline", .prespecified), months: weeks28, treated: .value(-1.77),
    control: .value(-3.78), .difference, number: .init(2.01, p: 0.198, .points), p: "0.198", derivation: "from p",
    .severalSources, .modifier, sources: [seekingAlpha, padirac]),
  TrialEffect(
    "E005", "ALSFRS-R change, corrected (erratum 2022)",
    in: .subgroup("ALSFRS-R ≥ 35 at baseline", .prespecified), months: weeks28, .statement, p: "0.050", .severalSources,
    .modifier,
    note: "Printed as \"> 2 points, p = 0.050\". The original model carried treatment-by-subgroup terms that "
      + "were not planned. Many looks, and the primary goal was missed.", sources: [erratum, onBiostatistics]),
  TrialEffect(
    "E006", "ALSFRS-R change, corrected (erratum 2022)",
    in: .subgroup("every threshold from ≥ 26 to ≥ 35", .postHoc), months: weeks28, .statement, p: "≤ 0.050", .company,
    .nested,
    note: "p ≤ 0.050 at every threshold; takes the place of the original analyses below, whose corrected "
      + "values were not found.", sources: [erratum]),
]

/// A line of table 4 of the paper: patients at or above a score at baseline. Each holds all lines with higher scores.
/// The changes are those of the original analysis; the erratum replaced them and printed no others.
private struct Threshold {
  var score: Int
  var row: Int
  var treated: ArmValue
  var control: ArmValue
  var respondersP: String
  var withScore: String
  var change: (treated: ArmValue, control: ArmValue, difference: Double, p: Double, armsError: String)

  var effects: [TrialEffect] {
    let group = PatientGroup.subgroup("ALSFRS-R ≥ \(score) at baseline", .postHoc)
    func label(_ row: Int) -> String { row < 10 ? "E00\(row)" : "E0\(row)" }
    return [
      .odds(
        label(row), "responders: slope ≥ 1.25/month better", in: group, months: weeks28,
        treated: treated, control: control, p: respondersP,
        derivation: "from counts, which the printed % and n leave no choice of; p is the printed, adjusted one",
        .oneSource, .nested, sources: [table4]),
      TrialEffect(
        label(row + 1), "ALSFRS-R change, original analysis", in: group, months: weeks28,
        treated: change.treated, control: change.control, .difference,
        number: .init(change.difference, p: change.p, .points), p: "\(change.p)",
        derivation: "from p (SE \(change.armsError) from the two arms)", .oneSource, .superseded,
        note: "\(withScore) with a score at week 28.", sources: [table4]),
    ]
  }
}

private let thresholds: [Threshold] = [
  Threshold(
    score: 34, row: 7, treated: .count(11, of: 29), control: .count(6, of: 39), respondersP: "0.163",
    withScore: "57 of 68",
    change: (.leastSquares(-1.58, se: 1.13), .leastSquares(-4.32, se: 0.96), 2.74, 0.057, "1.483")),
  Threshold(
    score: 33, row: 9, treated: .count(13, of: 37), control: .count(7, of: 46), respondersP: "0.088",
    withScore: "69 of 83",
    change: (.leastSquares(-2.36, se: 1.01), .leastSquares(-4.58, se: 0.91), 2.23, 0.092, "1.359")),
  Threshold(
    score: 32, row: 11, treated: .count(17, of: 46), control: .count(8, of: 50), respondersP: "0.056",
    withScore: "78 of 96",
    change: (.leastSquares(-2.22, se: 0.9), .leastSquares(-4.32, se: 0.87), 2.1, 0.081, "1.252")),
  Threshold(
    score: 31, row: 13, treated: .count(17, of: 48), control: .count(8, of: 52), respondersP: "0.043",
    withScore: "80 of 100",
    change: (.leastSquares(-2.44, se: 0.89), .leastSquares(-4.83, se: 0.86), 2.39, 0.045, "1.238")),
  Threshold(
    score: 30, row: 15, treated: .count(20, of: 56), control: .count(10, of: 59), respondersP: "0.103",
    withScore: "92 of 115",
    change: (.leastSquares(-3.14, se: 0.82), .leastSquares(-5.53, se: 0.81), 2.39, 0.032, "1.153")),
  Threshold(
    score: 29, row: 17, treated: .count(20, of: 58), control: .count(12, of: 65), respondersP: "0.056",
    withScore: "97 of 123",
    change: (.leastSquares(-3.66, se: 0.82), .leastSquares(-5.77, se: 0.78), 2.11, 0.054, "1.132")),
  Threshold(
    score: 28, row: 19, treated: .count(23, of: 63), control: .count(13, of: 68), respondersP: "0.022",
    withScore: "105 of 131",
    change: (.leastSquares(-3.49, se: 0.78), .leastSquares(-5.58, se: 0.75), 2.09, 0.048, "1.082")),
  Threshold(
    score: 27, row: 21, treated: .count(23, of: 65), control: .count(15, of: 73), respondersP: "0.026",
    withScore: "110 of 138",
    change: (.leastSquares(-3.95, se: 0.76), .leastSquares(-5.89, se: 0.72), 1.94, 0.06, "1.047")),
  Threshold(
    score: 26, row: 23, treated: .count(25, of: 72), control: .count(15, of: 73), respondersP: "0.053",
    withScore: "116 of 145",
    change: (.leastSquares(-4.61, se: 0.75), .leastSquares(-5.81, se: 0.75), 1.2, 0.247, "1.061")),
]

private let bands: [TrialEffect] = [
  .odds(
    "E025", "responders: slope ≥ 1.25/month better",
    in: .subgroup("ALSFRS-R 26 to 34 at baseline", .derived), months: weeks28, treated: .count(16, of: 46),
    control: .count(10, of: 41), derivation: "from counts got by subtraction", .derived, .modifier,
    sources: [table4, table1]),
  .odds(
    "E026", "responders: slope ≥ 1.25/month better",
    in: .subgroup("ALSFRS-R ≤ 25 at baseline", .derived), months: weeks28, treated: .count(6, of: 23),
    control: .count(11, of: 21), derivation: "from counts got by subtraction", .derived, .modifier,
    note: "8 of 23 if 33 of 95 responded in all.", sources: [table4, table1]),
  .odds(
    "E027", "responders: slope ≥ 1.25/month better",
    in: .subgroup("ALSFRS-R < 35 at baseline", .derived), months: weeks28, treated: .count(22, of: 69),
    control: .count(21, of: 62), derivation: "from counts got by subtraction", .derived, .modifier,
    sources: [table4, table1]),
  TrialEffect(
    "E028", "ALSFRS-R change, LS mean", in: .subgroup("ALSFRS-R < 35 at baseline", .derived),
    months: weeks28, .difference, number: .init(-0.406, se: 1.287, .points),
    derivation: "overall difference minus that at ≥ 35 (corrected: printed as \"> 2 points, p = 0.050\"), weighted "
      + "by their shares", .derived, .modifier),
  TrialEffect(
    "E029", "ALSFRS-R change, LS mean", in: .subgroup("ALSFRS-R ≤ 25 at baseline", .derived),
    months: weeks28, .difference, number: .init(-2.408, se: 2.232, .points),
    derivation: "overall difference minus that at ≥ 26 (original), weighted by their shares", .derived, .modifier,
    note: "More negative under the corrected model. A gain at ≥ 26 with about none overall means that placebo "
      + "did better at ≤ 25; a floor can hide an effect, not reverse it."),
  TrialEffect(
    "E030", "ALSFRS-R change: difference of the differences", kind: .modification,
    in: .subgroup("ALSFRS-R ≥ 35 minus < 35 at baseline", .derived), months: weeks28, .interaction,
    number: .init(2.496, se: 1.6712, .points), p: "0.135",
    derivation: "from the overall difference and that at ≥ 35 (corrected: printed as \"> 2 points, p = 0.050\")",
    .derived, .modifier, note: "By the original model 2.38 (SE 1.96), p 0.22."),
  TrialEffect(
    "E031", "responders: treatment × score at baseline", kind: .modification,
    in: .subgroup("per point of ALSFRS-R at baseline", .derived), months: weeks28, .interaction,
    number: .init(0.1591, se: 0.0577, .logOddsPerPoint), p: "0.0058",
    derivation: "logistic model of the recovered counts, 31 of 95 treated; 0.1345 (SE 0.0570), p 0.018 with 33 of 95",
    .derived, .modifier,
    note: "Driven by the placebo arm: at ≤ 25, 52 % of placebo and 26 to 35 % of treated patients \"respond\"."),
  TrialEffect(
    "E035", "any outcome", kind: .gap,
    in: .subgroup("onset in a limb (80 and 73), in a limb and bulbar (15 and 21)", .notStated), .notReported,
    .oneSource, .gap, note: "No outcome by site of onset was found.", sources: [table1]),
]
