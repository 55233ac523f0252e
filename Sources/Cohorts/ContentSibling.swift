import Clinical

/// The concept that the content of a column speaks for, where the header leaves a choice: a column called date may hold
/// days, a column called site an onset, a column called NIV its date.
enum ContentSibling {
  /// The concept, or the sibling that fits better.
  static func of(_ concept: Concept, _ sample: ColumnSample) -> Concept {
    guard sample.known > 0, let name = name(concept, sample) else { return concept }
    return DataDictionary.concept(named: name) ?? concept
  }

  private static func name(_ concept: Concept, _ sample: ColumnSample) -> String? {
    let holdsDates = sample.areMostlyDates
    let holdsNumbers = !holdsDates && sample.areMostlyNumbers
    switch concept.use {
    case .visitTime(.dates): return holdsNumbers ? "visit_day" : nil
    case .visitTime(.days): return holdsDates ? "visit_date" : nil
    case .date(.onset) where holdsNumbers: return "onset_delta"
    case .date(.onset):
      return holdsDates ? nil : mostly(sample) { Vocabulary.siteOfOnset($0) != nil } ? "onset_site" : nil
    case .date(.diagnosis): return holdsNumbers ? "diagnosis_delta" : nil
    case .date(.death): return holdsNumbers ? "death_time" : nil
    case .date(.lastContact): return holdsNumbers ? "last_contact_days" : nil
    case .moment(.death, .days): return holdsDates ? "death_date" : nil
    case .moment(.onset, .days): return holdsDates ? "onset_date" : nil
    case .moment(.diagnosis, .days): return holdsDates ? "diagnosis_date" : nil
    case .site: return holdsDates ? "onset_date" : nil
    case .died(inverted: false): return holdsDates ? "death_date" : nil
    case .yesNo where concept.name == "riluzole": return holdsDates ? "riluzole_start" : nil
    case .patientWord where concept.name == "study_site":
      return mostly(sample) { Vocabulary.siteOfOnset($0) != nil } ? "onset_site" : nil
    case .item:
      // "ALSFRS1" is an answer in one register and the first total in another.
      guard let median = sample.median, median > 4, sample.count(in: 0...48) == sample.known else { return nil }
      return "alsfrsr_total"
    case .visitNumber: return number(concept, sample)
    case .free: return free(concept, sample, holdsDates)
    default: return nil
    }
  }

  private static func number(_ concept: Concept, _ sample: ColumnSample) -> String? {
    if concept.name == "vc_pct" {
      switch VitalCapacityUnit.of(sample.numbers) {
      case .litres, .millilitres: return "vc_litres"
      case .percent: return nil
      case nil:
        guard let median = sample.median, median <= 12 || median > 200 else { return nil }
        return "vc_litres"
      }
    }
    // "ALS-FRSr" is the respiratory sub-score in one register and the total in others.
    if concept.name == VisitFact.respiratory, let largest = sample.numbers.max(), largest > 12, largest <= 48 {
      return "alsfrsr_total"
    }
    return nil
  }

  private static func free(_ concept: Concept, _ sample: ColumnSample, _ holdsDates: Bool) -> String? {
    switch concept.name {
    case "trach_flag" where holdsDates: return "trach_date"
    case "niv_flag" where holdsDates: return "niv_date"
    case "gastrostomy_flag" where holdsDates: return "gastrostomy_date"
    case "pav_flag" where holdsDates: return "pav_date"
    case "diagnosis" where holdsDates: return "diagnosis_date"
    case "vc_litres": return sample.isNumeric && VitalCapacityUnit.of(sample.numbers) == .percent ? "vc_pct" : nil
    case "event_flag":
      if mostly(sample, { ["dead", "alive", "deceased", "living"].contains(Vocabulary.folded($0)) }) {
        return "death_flag"
      }
      return mostly(sample) { Vocabulary.event($0) != nil } ? "event_type" : nil
    default: return nil
    }
  }

  private static func mostly(_ sample: ColumnSample, _ condition: (String) -> Bool) -> Bool {
    let agreeing = sample.count(condition)
    return agreeing > 0 && agreeing * 2 >= sample.known
  }
}
