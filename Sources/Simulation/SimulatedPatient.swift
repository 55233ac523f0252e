import Clinical

/// One simulated person: the facts at enrolment, the course of function and the lifetime, before anything is observed.
///
/// The published anchors are cohort marginals of registers and trials (Atassi 2014; Westeneng 2018; Kueffner 2019; van Eijk 2018; Rooney
/// 2020). Constants without a reference were tuned until the simulated cohorts met the bands tested in `AcceptanceBandTests`.
struct SimulatedPatient {
  /// Certainty of the diagnosis by the revised El Escorial criteria.
  enum ElEscorial: Int {
    case definite, probable, laboratorySupported, possible
  }

  /// Number of the candidate for this place, 0 in registers.
  let attempt: Int
  let site: SiteOfOnset
  let sex: Sex
  let ageAtOnsetYears: Double
  /// Months from symptom onset to diagnosis.
  let delayMonths: Double
  /// Months from symptom onset to enrolment, later than the diagnosis.
  let entryMonths: Double
  let hasC9orf72: Bool
  let hasFTD: Bool
  let takesRiluzole: Bool
  let elEscorial: ElEscorial
  /// % predicted at enrolment, and what is lost of it a month.
  let vitalCapacityPercent: Double
  let vitalCapacityLossPerMonth: Double
  let decline: FunctionalDecline
  /// Months from enrolment to death or tracheostomy, whichever is first.
  let endpointMonths: Double
  /// Months from enrolment to tracheostomy, for the few who have one.
  let tracheostomyMonths: Double?
  /// Months from enrolment to death.
  let deathMonths: Double

  /// Draws a person. `attempt` counts the candidates for one place in a trial.
  init(_ design: SimulationPlan.Design, number: Int, attempt: Int, seed: UInt64) {
    self.attempt = attempt
    var draws = Draws(.facts, patient: number, seed: seed, substream: attempt)

    sex = draws.chance(0.6) ? .male : .female
    site = Self.sites[draws.choice(design == .register ? Self.registerSites : Self.trialSites)]
    let isBulbar = site == .bulbar

    // Time: register entry follows the diagnosis; trial entry is drawn as in the pooled trials and the delay is a part of it.
    let timeScore = draws.normal()
    switch design {
    case .register:
      delayMonths = min(max(10.7 * PortableMath.exp(0.768 * timeScore), 1.5), 120)
      entryMonths = delayMonths + 0.2 + draws.exponential(mean: 4)
    case .trial:
      entryMonths = max(18.2 * PortableMath.exp(0.60 * timeScore), 3)
      delayMonths = max(entryMonths * PortableMath.logistic(draws.normal(0.1, 0.8)), 1.5)
    }

    let meanAge = (design == .register ? 63.5 : 56.5) + (isBulbar ? 2.5 : -1)
    let age = min(max(draws.normal(meanAge, design == .register ? 10 : 11), 20), 88)
    ageAtOnsetYears = max(age - entryMonths / 12, 18)

    // The share of lifetimes that end later: a large share is an early death and goes with a faster course, as joint models find.
    let lifetimeShare = draws.uniform()
    let frailty = PortableMath.normalQuantile(lifetimeShare)
    let paceScore =
      Self.paceAndDelay * timeScore + Self.paceAndFrailty * frailty
      + (1 - Self.paceAndDelay * Self.paceAndDelay - Self.paceAndFrailty * Self.paceAndFrailty).squareRoot()
      * draws.normal()
    let pace = Self.medianPace * PortableMath.exp(Self.paceDeviation * paceScore) * (isBulbar ? Self.bulbarPace : 1)

    let lossScore =
      Self.lossAndPace * paceScore + (1 - Self.lossAndPace * Self.lossAndPace).squareRoot() * draws.normal()
    let loss = min(max(Self.medianLoss * PortableMath.exp(Self.lossDeviation * lossScore), 1), 36)
    decline = FunctionalDecline(
      site: site, lossAtEntry: loss, pacePerMonth: pace, entryMonths: entryMonths,
      plateauMonths: draws.chance(Self.plateauShare - 0.11 * paceScore) ? draws.uniform(4, Self.plateauMonths) : 0,
      number: number, attempt: attempt, seed: seed)

    let capacityScore = draws.normal()
    vitalCapacityPercent = min(
      max(90 + 17 * (0.92 * capacityScore - 0.4 * lossScore) - (site == .respiratory ? 20 : 0), 30), 140)
    vitalCapacityLossPerMonth = max(2.3 + 2.2 * (0.5 * paceScore + 0.866 * draws.normal()), -0.5)

    hasC9orf72 = draws.chance(0.085)
    hasFTD = draws.chance(hasC9orf72 ? 0.20 : 0.036)
    takesRiluzole = draws.chance(0.70)
    let definite = min(0.15 + 0.02 * loss, 0.5)
    elEscorial =
      ElEscorial(rawValue: draws.choice([definite, 0.6 * (1 - definite), 0.2 * (1 - definite), 0.2 * (1 - definite)]))
      ?? .possible

    let curve = ENCALSSurvival(
      pointsLostPerMonth: loss / entryMonths, delayMonths: delayMonths, ageAtOnsetYears: ageAtOnsetYears,
      vitalCapacityPercent: vitalCapacityPercent, isBulbar: isBulbar, isDefinite: elEscorial == .definite,
      hasFTD: hasFTD, hasC9orf72: hasC9orf72,
      shift: design == .register ? Self.registerShift : Self.trialShift)
    let aliveAtEntry = curve.survival(months: entryMonths)
    endpointMonths = max(curve.months(survival: aliveAtEntry * lifetimeShare) - entryMonths, 0.1)
    let hasTracheostomy = draws.chance(0.04)
    let monthsOnVentilator = draws.exponential(mean: 14)
    tracheostomyMonths = hasTracheostomy ? endpointMonths : nil
    deathMonths = hasTracheostomy ? endpointMonths + monthsOnVentilator : endpointMonths
  }

  private static let sites: [SiteOfOnset] = [.bulbar, .upperLimb, .lowerLimb, .respiratory, .axial, .generalised]
  private static let registerSites = [0.29, 0.35, 0.31, 0.02, 0.02, 0.01]
  private static let trialSites = [0.23, 0.41, 0.33, 0.01, 0.01, 0.01]

  // Points a month over the middle of the course; the mean of a lognormal is above its median.
  private static let medianPace = 1.13
  private static let paceDeviation = 0.31
  private static let bulbarPace = 1.3
  private static let paceAndDelay = -0.6
  private static let paceAndFrailty = 0.55
  private static let medianLoss = 8.0
  private static let lossDeviation = 0.60
  private static let lossAndPace = 0.8
  // Log odds: death comes later than the composite endpoint of the curve, and volunteers of trials live longer than others like them.
  private static let registerShift = -0.85
  private static let trialShift = -0.7
  private static let plateauShare = 0.32
  private static let plateauMonths = 18.0
}
