import Foundation
import Simulation
import TestKit
import Testing

/// The simulated cohorts against published natural history. Each band names its source; the generator was tuned to them, so they guard
/// against drift and do not validate it.
struct AcceptanceBandTests {
  private static let seeds: [UInt64] = [1, 2]
  private static let registers = seeds.map {
    SimulatedCohort(SimulationPlan(design: .register, patients: 5_000, seed: $0))
  }
  private static let trials = seeds.map {
    SimulatedCohort(SimulationPlan(design: .trial, patients: 4_000, seed: $0, effect: 0))
  }

  // Registers: Irish register 36.6 (7.1); trials: EMPOWER 37–39 (5–6), valproate trial 39.8 (5.5). Trials with a floor vary less.
  @Test(arguments: seeds.indices) func `Entry ALSFRS-R is that of registers and trials`(index: Int) {
    let register = Self.registers[index].patients.compactMap { $0[0].total }
    let trial = Self.trials[index].patients.compactMap { $0[0].total }
    #expect((36...40).contains(mean(register)))
    #expect((5...7).contains(deviation(register)))
    #expect((36...40).contains(mean(trial)))
    #expect((4...7).contains(deviation(trial)))
  }

  // PRO-ACT -0.99 (Thakore 2018), Precision ALS -0.98, Irish register -1.00; between patients 0.62–0.66 (van Eijk 2019, valproate trial).
  @Test(arguments: seeds.indices) func `Slopes over twelve months have the published mean and spread`(index: Int) {
    let slopes = Slopes(Self.registers[index], withinMonths: 12.5)
    #expect((-1.1 ... -0.9).contains(slopes.mean))
    #expect((0.55...0.80).contains(slopes.deviationBetween))
    #expect((1.8...2.4).contains(slopes.residualDeviation))
    #expect((-1.1 ... -0.9).contains(Slopes(Self.trials[index], withinMonths: 7).mean))
  }

  // PRO-ACT: -1.00 with and -0.74 without speech as first symptom; DREAM data: bulbar -0.87, limb -0.64.
  @Test(arguments: seeds.indices) func `Bulbar onset declines faster than limb onset`(index: Int) {
    for cohort in [Self.registers[index], Self.trials[index]] {
      let slopes = Slopes(cohort, withinMonths: 12.5)
      let bulbar = slopes.patients.filter { $0.first["onset_site"] == "bulbar" }.map(\.slope)
      let limb = slopes.patients.filter { $0.first["onset_site"].hasSuffix("limb") }.map(\.slope)
      #expect((1.2...1.5).contains(mean(bulbar) / mean(limb)))
    }
  }

  // PRO-ACT: Spearman 0.33 between points lost a month before entry and after it.
  @Test(arguments: seeds.indices) func `Speed before entry foretells speed after it only weakly`(index: Int) {
    let pairs = Slopes(Self.registers[index], withinMonths: 12.5).patients.compactMap { patient -> (Double, Double)? in
      guard let total = patient.first.total, let onset = Double(patient.first["symptom_months"]) else {
        return nil
      }
      return ((48 - total) / onset, -patient.slope)
    }
    #expect((0.25...0.5).contains(spearman(pairs.map(\.0), pairs.map(\.1))))
  }

  // Bedlack 2016: 25, 16 and 7 % had not declined after 6, 12 and 18 months.
  @Test(arguments: seeds.indices) func `As many patients as published do not decline`(index: Int) {
    for (months, band) in [(6.0, 0.20...0.30), (12.0, 0.10...0.20), (18.0, 0.04...0.10)] {
      var seen = 0.0
      var stable = 0.0
      for visits in Self.registers[index].patients {
        guard let entry = visits[0].total else { continue }
        let near = visits.filter { $0.total != nil && abs($0.months - months) <= 1.5 }
        guard let later = near.min(by: { abs($0.months - months) < abs($1.months - months) })?.total else { continue }
        seen += 1
        if later >= entry { stable += 1 }
      }
      #expect(band.contains(stable / seen), "after \(months) months")
    }
  }

  // PRO-ACT: 0.815 alive 12 months after trial entry; from onset median 37.9 months with left truncation; registers 30–46 months.
  @Test(arguments: seeds.indices) func `Survival from trial entry and from onset is as published`(index: Int) {
    let trial = KaplanMeier(Self.trials[index], fromOnset: false)
    #expect((0.78...0.86).contains(trial.survival(at: 12)))
    let register = KaplanMeier(Self.registers[index], fromOnset: true)
    #expect((32...44).contains(register.median))
  }

  // LiCALS (Fang 2017): Spearman 0.54. Balendra 2015: about half of the transitions reach the next stage, the rest skip.
  @Test(arguments: seeds.indices) func `King's and MiToS stages agree moderately and few stages are skipped`(index: Int)
  {
    var kings: [Double] = []
    var mitos: [Double] = []
    var next = [Double](repeating: 0, count: 4)
    var risen = [Double](repeating: 0, count: 4)
    for visits in Self.registers[index].patients {
      var previous: Int?
      for visit in visits {
        guard let scores = visit.scores else { continue }
        let stage = kingsStage(scores, hasGastrostomy: visit.hasGastrostomy)
        kings.append(Double(stage))
        mitos.append(Double(mitosStage(scores)))
        if let previous, stage > previous {
          risen[previous] += 1
          if stage == previous + 1 { next[previous] += 1 }
        }
        previous = stage
      }
    }
    #expect((0.45...0.65).contains(spearman(kings, mitos)))
    for stage in 1...3 { #expect(next[stage] / risen[stage] >= 0.5, "from stage \(stage)") }
  }

  // Register marginals: Irish register 64.7 (9.8) years, 30.8 % bulbar, delay 11.0; C9orf72 8.8 % and FTD 4.7 % in a Dutch cohort; PRO-ACT
  // riluzole 71.7 %; PRO-ACT median 5 visits in natural history.
  @Test(arguments: seeds.indices) func `Who is in the register is as published`(index: Int) {
    let cohort = Self.registers[index]
    func share(_ column: String, _ word: String) -> Double {
      let known = cohort.word(column).filter { $0 != "" }
      return Double(known.filter { $0 == word }.count) / Double(known.count)
    }
    #expect((60...66).contains(mean(cohort.fact("age").compactMap { $0 })))
    #expect((0.57...0.63).contains(share("sex", "M")))
    #expect((0.26...0.31).contains(share("onset_site", "bulbar")))
    #expect((0.07...0.10).contains(share("c9orf72", "positive")))
    #expect((0.035...0.065).contains(share("ftd", "yes")))
    #expect((0.67...0.73).contains(share("riluzole", "yes")))
    let delays = cohort.fact("diagnostic_delay").compactMap { $0 }.sorted()
    #expect((9.5...12).contains(delays[delays.count / 2]))
    let visits = cohort.patients.map(\.count).sorted()
    #expect((4...6).contains(visits[visits.count / 2]))
    let ventilated = cohort.word("tracheostomy_months").filter { $0 != "" }.count
    #expect((0.01...0.04).contains(Double(ventilated) / Double(cohort.patients.count)))
  }

  // Balendra 2014, with stage 0 where no region is involved.
  private func kingsStage(_ scores: [Int], hasGastrostomy: Bool) -> Int {
    if hasGastrostomy || scores[9] == 0 || scores[11] < 4 { return 4 }
    let regions = [scores[0...2].contains { $0 < 4 }, scores[3] < 4 || scores[4] < 4, scores[7] < 4]
    return regions.filter { $0 }.count
  }

  // Chiò 2015.
  private func mitosStage(_ scores: [Int]) -> Int {
    let lost = [
      scores[7] <= 1 || scores[5] <= 1, scores[2] <= 1, scores[0] <= 1 && scores[3] <= 1,
      scores[9] <= 1 || scores[11] <= 2,
    ]
    return lost.filter { $0 }.count
  }
}
