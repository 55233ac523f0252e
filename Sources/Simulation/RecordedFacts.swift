import Clinical

/// What the study wrote down about a person, with the gaps that real files have: a fact may be unknown, a test not
/// done.
struct RecordedFacts {
  let symptomMonths: Double?
  let delayMonths: Double?
  let ageYears: Double
  let sex: String
  let site: String
  let c9orf72: String?
  let ftd: String?
  let riluzole: String?
  let elEscorial: String?
  let died: String
  let deathMonths: Double?
  let tracheostomyMonths: Double?
  let lastContactMonths: Double

  /// Records a person who was last heard of `lastContactMonths` after enrolment.
  init(_ patient: SimulatedPatient, lastContactMonths: Double, _ recording: inout Draws) {
    let isOnsetUnknown = recording.chance(0.025)
    symptomMonths = isOnsetUnknown ? nil : patient.entryMonths
    delayMonths = isOnsetUnknown ? nil : patient.delayMonths
    ageYears = patient.ageAtOnsetYears + patient.entryMonths / 12
    sex = patient.sex == .male ? "M" : "F"
    site = Self.word(patient.site)
    c9orf72 = recording.chance(0.25) ? nil : patient.hasC9orf72 ? "positive" : "negative"
    ftd = recording.chance(0.08) ? nil : patient.hasFTD ? "yes" : "no"
    riluzole = recording.chance(0.02) ? nil : patient.takesRiluzole ? "yes" : "no"
    let isCriteriaUnknown = recording.chance(0.04)
    elEscorial = isCriteriaUnknown ? nil : Self.word(patient.elEscorial)
    let isDead = patient.deathMonths <= lastContactMonths
    died = isDead ? "yes" : "no"
    deathMonths = isDead ? patient.deathMonths : nil
    tracheostomyMonths = patient.tracheostomyMonths.flatMap { $0 <= lastContactMonths ? $0 : nil }
    self.lastContactMonths = lastContactMonths
  }

  private static func word(_ site: SiteOfOnset) -> String {
    switch site {
    case .bulbar: "bulbar"
    case .upperLimb: "upper limb"
    case .lowerLimb: "lower limb"
    case .respiratory: "respiratory"
    case .axial: "axial"
    default: "generalised"
    }
  }

  private static func word(_ criteria: SimulatedPatient.ElEscorial) -> String {
    switch criteria {
    case .definite: "definite"
    case .probable: "probable"
    case .laboratorySupported: "probable laboratory-supported"
    case .possible: "possible"
    }
  }
}
