/// A variable that a column can be mapped to, as people choose it.
public struct MappableConcept: Hashable, Sendable {
  /// Identifier, as `--map COLUMN=VARIABLE` writes it.
  public let name: String
  /// Unit of its numbers; empty for words and dates.
  public let unit: String
  /// What it is, in a line.
  public let description: String
}

extension DataDictionary {
  /// Every variable that a column can be mapped to, in the order of the dictionary. One that comes in several units is
  /// listed once, in the unit that `--map` takes; `--unit` names another.
  public static let mappableConcepts: [MappableConcept] = conceptNames.compactMap { name in
    guard let concept = concept(named: name) else { return nil }
    let unit: String =
      switch concept.use {
      case .duration(let time), .delay(let time): time.rawValue
      default: concept.unit
      }
    return MappableConcept(name: name, unit: unit, description: description(of: name))
  }

  /// A name that is new to the dictionary says itself what it is until a line is written here.
  private static func description(of name: String) -> String {
    if let words = descriptions[name] { return words }
    if let item = ItemNames.words(name) { return item }
    return name.split(separator: "_").joined(separator: " ")
  }

  private static let descriptions: [String: String] = [
    "patient_id": "the patient's ID; rows with the same ID are one patient",
    "data_origin": "says synthetic in every row of simulated data",
    "study": "study or protocol that the row comes from", "study_site": "hospital or centre",
    "arm": "treatment arm", "sex": "sex: F or M, in words",
    "age_onset": "age at first symptoms", "age_diagnosis": "age at diagnosis", "age_death": "age at death",
    "age_visit": "age at the visit", "age": "age at enrolment or at the first row", "birth_date": "date of birth",
    "months": "time of the visit in months from time 0", "visit_day": "time of the visit in days from time 0",
    "visit_week": "time of the visit in weeks from time 0", "visit_date": "date of the visit",
    "visit_name": "name of the visit: screening, baseline, week 4", "visit_number": "number of the visit",
    "redcap_meta": "bookkeeping of REDCap, not used", "enrolment_date": "date of enrolment, time 0 if given",
    "randomisation_date": "date of randomisation or of the first dose",
    "onset_delta": "days from time 0 to first symptoms, negative before", "onset_date": "date of first symptoms",
    "disease_duration": "time from first symptoms to time 0",
    "diagnosis_delta": "days from time 0 to the diagnosis", "diagnosis_date": "date of diagnosis",
    "diagnostic_delay": "time from first symptoms to diagnosis",
    "death_time": "days from time 0 to death", "death_months": "months from time 0 to death",
    "death_date": "date of death", "tracheostomy_months": "months from time 0 to tracheostomy",
    "trach_date": "date of tracheostomy", "last_contact_months": "months from time 0 to the last contact",
    "last_contact_days": "days from time 0 to the last contact", "last_followup_date": "date of the last contact",
    "event_time": "time to an event or to the end of follow-up",
    "onset_site": "site of onset in words: bulbar, upper limb, lower limb, respiratory",
    "onset_site_flag": "yes or no for one site of onset; the header says which",
    "onset_side": "side of onset", "diagnosis": "diagnosis in words", "el_escorial": "El Escorial category",
    "umn_lmn": "upper or lower motor neuron predominance", "phenotype": "clinical phenotype in words",
    "kings": "King's stage as recorded", "mitos": "MiToS stage as recorded",
    "speed": "speed of progression in words, as recorded",
    "progression_rate": "points lost a month since onset (delta FS), as recorded",
    "death_flag": "whether the patient died", "trach_flag": "whether there was a tracheostomy",
    "pav_flag": "whether ventilation became permanent", "pav_date": "date of permanent ventilation",
    "niv_flag": "whether non-invasive ventilation is used", "niv_date": "start of non-invasive ventilation",
    "niv_months": "months from time 0 to non-invasive ventilation",
    "gastrostomy_months": "months from time 0 to gastrostomy", "gastrostomy_flag": "whether there is a gastrostomy",
    "gastrostomy_date": "date of gastrostomy",
    "event_flag": "whether the event took place", "event_type": "kind of event",
    "censor_flag": "whether follow-up was censored", "riluzole": "riluzole: yes or no",
    "riluzole_start": "start of riluzole", "edaravone": "edaravone: yes or no",
    "alsfrsr_total": "ALSFRS-R total, 0 to 48", "alsfrs_total": "total of the older 40-point ALSFRS",
    "ecas_total": "ECAS total", "bulbar": "ALSFRS-R bulbar sub-score, 0 to 12",
    "fine_motor": "ALSFRS-R fine motor sub-score, 0 to 12", "gross_motor": "ALSFRS-R gross motor sub-score, 0 to 12",
    "respiratory": "ALSFRS-R respiratory sub-score, 0 to 12", "vc_litres": "vital capacity in litres, not converted",
    "vc_pct": "vital capacity in percent of the predicted", "weight": "body weight",
    "weight_premorbid": "weight before the disease", "bmi": "body mass index",
    "nfl": "neurofilament light chain; the header says the unit", "param_code": "code of a parameter in long tables",
    "param_label": "name of a parameter in long tables", "value": "value of the parameter in long tables",
    "genetic_tested": "whether a gene was tested", "c9orf72": "C9orf72 expansion: found or not",
    "sod1": "SOD1 mutation: found or not", "fus": "FUS mutation: found or not",
    "tardbp": "TARDBP mutation: found or not", "ftd": "frontotemporal dementia",
    "cognitive_status": "cognition in words",
  ]
}

/// The items of the ALSFRS-R by name.
private enum ItemNames {
  private static let names = [
    "speech", "salivation", "swallowing", "handwriting", "cutting food", "dressing and hygiene", "turning in bed",
    "walking", "climbing stairs", "dyspnea", "orthopnea", "respiratory insufficiency",
  ]

  /// What an item asks for; `nil` for other variables.
  static func words(_ concept: String) -> String? {
    let prefix = "alsfrs_item_"
    guard concept.hasPrefix(prefix) else { return nil }
    switch concept.dropFirst(prefix.count) {
    case "5a": return "ALSFRS-R item 5a, cutting food without gastrostomy, 0 to 4"
    case "5b": return "ALSFRS-R item 5b, cutting food with gastrostomy, 0 to 4"
    case "10old": return "item 10 of the older ALSFRS, breathing"
    case let rest:
      guard let number = Int(rest), names.indices.contains(number - 1) else { return nil }
      return "ALSFRS-R item \(number), \(names[number - 1]), 0 to 4"
    }
  }
}
