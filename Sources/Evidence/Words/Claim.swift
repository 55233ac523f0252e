/// A statement about MSC therapy in ALS, how certain it is, and why.
public struct Claim: Sendable {
  /// The statement.
  public let text: String
  /// "very low", "low", "moderate".
  public let certainty: String
  /// Why.
  public let reason: String
}

/// Certainty of the claims that people ask about, in the manner of GRADE. "Low" is kept for one claim, that the effect is
/// small or nil where trials were blinded; no projection is ever more than "very low".
public enum ClaimRegistry {
  /// All of them.
  public static let all: [Claim] = [
    Claim(
      text: "Intrathecal MSC slow the decline of the ALSFRS-R at about 6 months", certainty: "very low",
      reason:
        "an open-label trial drives it; trials disagree; the interval spans harm to large gain; failed trials printed no numbers"
    ),
    Claim(
      text: "The effect in blinded trials is small or nil", certainty: "low",
      reason: "one trial with numbers; the other failures are counted as zero"),
    Claim(
      text: "MSC prolong survival", certainty: "very low",
      reason: "no difference in the one randomised comparison; positive claims rest on records of other trials"),
    Claim(
      text: "MSC preserve vital capacity", certainty: "very low",
      reason:
        "no difference in Oh 2018 (−0.5, −5.6 to 4.5 points); vital capacity fell after all interventions in a meta-analysis"
    ),
    Claim(
      text: "Patients in an early stage gain more", certainty: "very low",
      reason: "one subgroup of one failed trial, p 0.14, many looks"),
    Claim(
      text: "Fast or slow progressors gain more", certainty: "very low", reason: "sources contradict each other"),
    Claim(text: "Onset site changes the effect", certainty: "very low", reason: "no data"),
    Claim(
      text: "The intrathecal route is better than others", certainty: "very low", reason: "no comparison was made"),
    Claim(
      text: "Intrathecal injections bring headache, fever and back pain, mostly passing", certainty: "moderate",
      reason: "seen in most studies; rates vary with how they were asked for"),
    Claim(
      text: "There is no excess of serious harm", certainty: "very low",
      reason: "small numbers; deaths in NurOwn phase 3 unresolved; pulmonary emboli after intravenous cells"),
    Claim(
      text: "More injections are better", certainty: "very low",
      reason: "five against two doses made no difference in ALSummit; registers cannot tell"),
  ]
}
