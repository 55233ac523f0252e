/// What ended the observation of a patient, or is counted as an event.
public enum ClinicalEvent: String, CaseIterable, Sendable {
  /// Death of any cause.
  case death
  /// Tracheostomy.
  case tracheostomy
  /// Non-invasive ventilation.
  case nonInvasiveVentilation = "niv"
  /// Gastrostomy.
  case gastrostomy = "peg"
  /// None until the end of observation.
  case none
}

extension Vocabulary {
  /// The event for a word (`NIV`, `PEG`, `DEATH`, `NONE` of the iDPP tasks, and words for them), or `nil`. Numeric codes
  /// are not words: `CNSR` 1 is censored, `status` 2 may be dead.
  public static func event(_ word: String) -> ClinicalEvent? { events[folded(word)] }

  private static let events: [String: ClinicalEvent] = table([
    (
      .death, "death, dead, died, deceased, muerte, exitus, deces, decesso, tod, obito, overleden, death from any cause"
    ),
    (
      .tracheostomy,
      "tracheostomy, tracheotomy, trach, trache, traqueostomia, tracheostomia, tracheotomie, trachéotomie,"
        + " tracheostomie, invasive ventilation"
    ),
    (
      .nonInvasiveVentilation,
      "niv, nippv, bipap, non invasive ventilation, noninvasive ventilation, vmni, vni, nimv, start of niv"
    ),
    (
      .gastrostomy,
      "peg, rig, prg, gastrostomy, gastrostomia, gastrostomie, feeding tube, percutaneous endoscopic gastrostomy"
    ),
    (
      .none,
      "none, no event, censored, censor, alive, event free, lost to follow up, lost to followup, end of study,"
        + " administrative censoring, withdrawn, ninguno, aucun, nessuno, kein ereignis, geen"
    ),
  ])
}
