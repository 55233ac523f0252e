/// One statement of a text that is often quoted, and what its sources say of it.
public struct CitationFinding: Hashable, Sendable {
  /// The statement, as it is quoted.
  public let statement: String
  /// What was found.
  public let finding: String
  /// How sure that is.
  public let confidence: Confidence
  /// Where.
  public let source: Citation
}

/// The audit of "Ammar et al. 2021: six clinical trials, all with a beneficial effect", the sentence by which MSC
/// therapy in ALS is often introduced.
public enum CitationAudit {
  private static let review = Citation(
    short: "Aljabri 2021, Front Neurol 12:783122", reference: "doi:10.3389/fneur.2021.783122")

  /// Statement by statement.
  public static let findings: [CitationFinding] = [
    CitationFinding(
      statement: "Ammar et al. 2021",
      finding:
        "Ammar is the given name. It is Aljabri A et al., Front Neurol 2021;12:783122; cite it as Aljabri et al.",
      confidence: .severalSources, source: review),
    CitationFinding(
      statement: "Six clinical trials, all showing a beneficial effect",
      finding: "Not what its abstract says: some trials were positive, others found no significant difference from "
        + "the control group.", confidence: .severalSources, source: review),
    CitationFinding(
      statement: "Six trials of MSC",
      finding: "It reviews controlled trials of stem cells, G-CSF among them (748 records, 134 full texts, 6 trials); "
        + "BM-MSC looked better than G-CSF.", confidence: .severalSources, source: review),
    CitationFinding(
      statement: "A significant reduction of the decline with BM-MSC",
      finding: "No pooled effect in the abstract. The one trial of BM-MSC with numbers that could be opened is "
        + "Oh 2018, open label.", confidence: .severalSources, source: review),
    CitationFinding(
      statement: "The intrathecal route is the better one",
      finding: "No comparison of routes exists. 11 studies before and after: a passing positive effect of intrathecal "
        + "MSC, and vital capacity fell after all interventions.", confidence: .severalSources,
      source: Citation(
        short: "Morata-Tarifa 2021, npj Regen Med 6:20", reference: "https://addi.ehu.es/handle/10810/50934")),
    CitationFinding(
      statement: "The state of knowledge",
      finding: "It is older than NurOwn phase 3 (2022) with its erratum, the FDA advisory committee (2023), ALSummit "
        + "(2024) and the trial of intravenous cells (2025), all of which missed their goal.",
      confidence: .severalSources,
      source: Citation(short: "Cudkowicz 2022, Muscle Nerve 65:291", reference: "doi:10.1002/mus.27472")),
  ]
}
