extension Trial {
  /// Lenzumestrocel phase 2: the one clearly positive randomised result, open label without sham.
  static let oh2018 = Trial(
    id: "Oh-2018", title: "Lenzumestrocel phase 2", year: 2018,
    design: TrialDesign(.randomised, .open, control: "riluzole alone, no sham", "randomised 1:1, open label, no sham"),
    product: CellProduct("lenzumestrocel (Neuronata-R)", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], injections: "2, 26 days apart", followUp: "6 months"),
    treated: 33, controls: 31,
    result: "3.38 points less decline at 6 months (95 % CI 1.23 to 5.54); no difference in survival or vital "
      + "capacity.",
    riskOfBias: "high: open label, functional outcome told by patients, no sham, unequal decline before, 6 of 31 "
      + "controls and 2 of 33 treated without a score at 6 months",
    effect: SlopeEffect(
      pointsPerMonth: 0.5633333333, standardError: 0.1783333333, origin: .derived,
      derivation: "3.38 points at 6 months, SE 1.07, divided by 6"),
    effects: [
      TrialEffect(
        "E049", "ALSFRS-R change", in: .everyone("all with a value"), months: 4, treated: .mean(-1.69, sd: 2.51, n: 32),
        control: .mean(-4.67, sd: 3.25, n: 27), .difference,
        number: .init(2.98, se: 0.75, limits: 1.48...4.47, .points),
        p: "< 0.001", derivation: "printed", .severalSources, .samePeople, sources: [table3, article]),
      TrialEffect(
        "E050", "ALSFRS-R change", in: .everyone("all with a value"), months: 6, treated: .mean(-3.10, sd: 3.51, n: 31),
        control: .mean(-6.48, sd: 4.53, n: 25), .difference,
        number: .init(3.38, se: 1.07, limits: 1.23...5.54, .points),
        p: "0.003", derivation: "printed", .severalSources, .synthesis,
        note: "52 % slowing; from month 4 to 6 the gain is 0.40 points, 0.20 a month.", sources: [table3, article]),
      TrialEffect(
        "E051", "ALSFRS-R slope, change from the lead-in", in: .everyone("all with a value"), months: 4,
        treated: .mean(1.13, sd: 1.33, n: 32), control: .mean(0.03, sd: 1.33, n: 27), .difference,
        number: .init(1.1, se: 0.35, limits: 0.4...1.79, .pointsPerMonth), p: "0.003", derivation: "printed",
        .oneSource,
        .samePeople, sources: [table3, article]),
      TrialEffect(
        "E052", "ALSFRS-R slope, change from the lead-in", in: .everyone("all with a value"), months: 6,
        treated: .mean(1.08, sd: 1.34, n: 32), control: .mean(0.16, sd: 1.46, n: 25), .difference,
        number: .init(0.92, se: 0.38, limits: 0.16...1.67, .pointsPerMonth), p: "0.018", derivation: "printed",
        .oneSource,
        .samePeople,
        note: "0.36 points/month more than the difference of the changes: treated patients declined faster before. "
          + "The control arm drifted by 0.16 (SE 0.29).", sources: [table3, article]),
      TrialEffect(
        "E053", "forced vital capacity, change", in: .everyone("all with a value"), months: 4,
        treated: .mean(-11.28, sd: 10.06, n: 31), control: .mean(-10.75, sd: 8.40, n: 25), .difference,
        number: .init(-0.53, se: 2.52, limits: -5.58...4.51, .percentPredicted), p: "0.833", derivation: "printed",
        .oneSource,
        .described, sources: [table3, article]),
      TrialEffect(
        "E054", "Appel ALS score, change",
        in: .everyone("all with a value"), months: 4, treated: .mean(10.44, sd: 9.24, n: 32),
        control: .mean(17.96, sd: 11.78, n: 25), .difference,
        number: .init(7.18, se: 2.76, limits: 1.64...12.71, .scalePoints),
        p: "0.009", derivation: "printed", .oneSource, .described,
        note: "A rise is worse, the sign is turned. 7.52 as a plain difference; the printed one is adjusted.",
        sources: [table3, article]),
      TrialEffect(
        "E055", "SF-36, change", in: .everyone("all with a value"), months: 4, treated: .mean(-9.06, sd: 12.83),
        control: .mean(-11.83, sd: 11.28), .difference, number: .init(2.78, limits: -3.74...9.29, .scalePoints),
        p: "0.397",
        derivation: "printed", .oneSource, .described,
        note: "The printed SE of 12.18 disagrees with the limits, which give 3.32; left out.",
        sources: [table3, article]),
      .odds(
        "E056", "responders: slope ≥ 50 % better", in: .everyone("all with a value"), months: 4,
        treated: .count(22, of: 32), control: .count(5, of: 27), p: "< 0.001", derivation: "from printed counts",
        .oneSource, .samePeople, sources: [table3]),
      .odds(
        "E057", "responders: slope ≥ 50 % better", in: .everyone("all with a value"), months: 6,
        treated: .count(20, of: 32), control: .count(6, of: 27), p: "0.002", derivation: "from printed counts",
        .oneSource, .responders, sources: [table3]),
      .odds(
        "E058", "responders: slope ≥ 75 % better", in: .everyone("all with a value"), months: 4,
        treated: .count(18, of: 32), control: .count(2, of: 27), p: "< 0.001", derivation: "from printed counts",
        .oneSource, .samePeople, sources: [table3]),
      .odds(
        "E059", "responders: slope ≥ 75 % better", in: .everyone("all with a value"), months: 6,
        treated: .count(17, of: 32), control: .count(3, of: 27), p: "0.001", derivation: "from printed counts",
        .oneSource, .samePeople, sources: [table3]),
      .odds(
        "E060", "responders: slope ≥ 100 % better", in: .everyone("all with a value"), months: 4,
        treated: .count(13, of: 32), control: .count(1, of: 27), p: "0.001", derivation: "from printed counts",
        .oneSource, .samePeople, sources: [table3]),
      .odds(
        "E061", "responders: slope ≥ 100 % better", in: .everyone("all with a value"), months: 6,
        treated: .count(8, of: 32), control: .count(1, of: 27), p: "0.031", derivation: "from printed counts",
        .oneSource, .samePeople, sources: [table3]),
      TrialEffect(
        "E062", "long-term survival", kind: .survival, in: .everyone("intention to treat"),
        treated: .words("no significant difference"), .statement, .oneSource, .described, sources: [article]),
    ],
    harms: [
      Harm(
        "E063", "serious event related to treatment", [.intrathecal], .people(0, of: 33),
        among: "33 treated; 0 of 31 controls, who had no sham", .oneSource,
        note: "no difference in events between the groups; the table was not reached", sources: [article])
    ],
    citations: [
      Citation(short: "Oh 2018, Ann Neurol 84:361", reference: "doi:10.1002/ana.25302"),
      Citation(short: "registry", reference: "NCT01363401"),
    ])
}

private let table3 = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6175096/table/ana25302-tbl-0003"
private let article = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6175096"
