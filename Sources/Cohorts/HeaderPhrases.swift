import Clinical

/// Headers recognised by their words in any order and in eight languages, where no exact alias fits.
enum HeaderPhrases {
  /// Words that must all be there, and words that may.
  struct Phrase {
    let concept: String
    let needed: Set<String>
    let allowed: Set<String>
  }

  /// Identifier of the concept of a normalised header, or `nil`. A header with a word that its phrase does not allow
  /// is none: `father_age_at_death` is not the patient's.
  static func concept(forNormalised name: String) -> String? {
    let words = HeaderWords(normalised: name).meanings
    guard !words.isEmpty else { return nil }
    if siteFlag(words, of: name) != nil { return "onset_site_flag" }
    for phrase in phrases where phrase.needed.isSubset(of: words) && words.isSubset(of: phrase.allowed) {
      return phrase.concept
    }
    return nil
  }

  /// The site that a flag stands for: words of onset and of one site or, for both limb and bulbar, of several.
  static func siteFlag(_ words: Set<String>, of name: String) -> SiteOfOnset? {
    let said = words.intersection(sites.keys)
    guard words.contains("onset"), !said.isEmpty,
      words.subtracting(said).isSubset(of: ["onset", "site", "symptom", "choice", "patient", "disease", "first"])
    else { return nil }
    if said.contains("limb"), said.contains("upper") { return .upperLimb }
    if said.contains("limb"), said.contains("lower") { return .lowerLimb }
    // "(bulbar/limb)" lists the answers, "limb and bulbar" is one.
    if said.count > 1 { return name.contains("_and_") ? .generalised : nil }
    return said.first.flatMap { sites[$0] }
  }

  private static let sites: [String: SiteOfOnset] = [
    "bulbar": .bulbar, "limb": .limb, "spinal": .limb, "upper": .upperLimb, "lower": .lowerLimb, "axial": .axial,
    "resp": .respiratory, "generalised": .generalised, "other": .other,
  ]

  private static func phrase(_ concept: String, _ needed: [String], _ also: String = "") -> [Phrase] {
    let common: Set = ["patient", "baseline"]
    return needed.map { alternative in
      let words = Set(alternative.split(separator: " ").map(String.init))
      let more = Set(also.split(separator: " ").map(String.init))
      return Phrase(concept: concept, needed: words, allowed: words.union(more).union(common))
    }
  }

  private static let phrases: [Phrase] = identity + times + disease + measurements

  private static let identity: [Phrase] =
    phrase("patient_id", ["patient id", "patient number", "person id", "case id", "id number"], "study number id")
    + phrase(
      "study_site", ["study site", "study centre", "centre", "visit site"],
      "id name study number site")
    + phrase(
      "arm", ["arm", "treatment group", "randomised group", "randomised treatment"],
      "study treatment randomised name active group")
    + phrase("sex", ["sex"], "birth assigned name number randomised")
    + phrase("birth_date", ["birth date", "birth year", "birth month"], "date year month dd")
    + phrase("age_onset", ["age onset", "age first symptom", "age symptom"], "symptom disease year first site motor")
    + phrase("age_diagnosis", ["age diagnosis"], "year disease")
    + phrase("age_death", ["age death"], "year")
    + phrase("age", ["age"], "year entry")
    + phrase("age_visit", ["age visit"], "year")

  private static let times: [Phrase] =
    phrase("onset_delta", ["onset delta", "symptom delta"], "symptom")
    + phrase("diagnosis_delta", ["diagnosis delta"])
    + phrase(
      "riluzole_start", ["riluzole start", "riluzole date", "riluzole delta", "riluzole onset"],
      "date use start treatment first day onset dd visit")
    + phrase("niv_date", ["niv date", "niv start", "ventilation niv date"], "start date use onset first dd visit")
    + phrase("pav_date", ["pav date"], "niv start date ventilation dd")
    + phrase("gastrostomy_date", ["gastrostomy date"], "insertion start tube feeding dd")
    + phrase("trach_date", ["tracheostomy date"], "insertion dd ventilation invasive")
    + phrase("death_date", ["death date"], "dd year month")
    + phrase(
      "last_followup_date",
      [
        "last date followup", "last date visit", "censor date", "last date contact", "date transfer", "last contact",
        "last visit",
        "last followup", "date last contact",
      ], "followup visit date contact clinical dd")
    + phrase(
      "diagnosis_date", ["diagnosis date", "diagnosis year", "diagnosis month"], "date dd year month disease clinical")
    + phrase(
      "onset_date",
      [
        "onset date", "symptom date", "onset year", "onset month", "symptom onset", "disease onset",
        "first symptom date",
      ], "date symptom first disease dd clinical year month motor onset start")
    + phrase("diagnostic_delay", ["diagnosis delay", "onset diagnosis", "delay"], "time month since symptom onset")
    + phrase(
      "event_time",
      [
        "survival time", "survival month", "survival day", "survival duration", "time event", "time death",
        "duration death onset", "survival", "event time",
      ], "time month day year event death tracheostomy or since onset disease duration overall total")
    + phrase("death_time", ["death day", "death delta"], "time since")
    + phrase("death_months", ["death month"], "time since")
    + phrase(
      "disease_duration",
      [
        "duration disease", "symptom duration", "since onset", "duration entry", "since symptom", "time onset",
        "disease month duration", "duration onset", "duration month",
      ], "disease symptom month time year day onset entry duration since first alsfrs alsfrsr")
    + phrase(
      "visit_day", ["day baseline", "day entry", "day since visit", "visit day", "study day"],
      "since study visit first entry day")
    + phrase(
      "months", ["month baseline", "month entry", "visit month", "time month"], "since study visit first entry month")
    + phrase("enrolment_date", ["entry date", "baseline date"], "study visit start")
    + phrase("visit_name", ["visit name", "event name", "visit form"])
    + phrase("visit_number", ["visit number", "visit"], "number")
    + phrase(
      "visit_date",
      [
        "visit date", "alsfrs date", "alsfrsr date", "fvc date", "svc date", "vc date", "weight date", "kings date",
        "mitos date", "ecas date", "vs date", "spiro date", "qs date", "bmi date", "nfl date",
      ], "contact clinical start dd visit alsfrs esc ela")

  private static let disease: [Phrase] =
    phrase("onset_side", ["side onset", "side symptom"], "symptom onset first site")
    + phrase(
      "onset_site",
      [
        "site onset", "body onset", "form onset", "site symptom", "first site", "upper lower onset site",
        "onset spinal bulbar",
      ], "symptom first disease site form motor body criteria bulbar limb spinal diagnosis clinical onset")
    + phrase("diagnosis", ["diagnosis"], "first clinical")
    + phrase("el_escorial", ["elescorial"], "revised criteria diagnosis status clinical total disease visit")
    + phrase("kings", ["kings"], "stage score clinical total visit disease diagnosis")
    + phrase("mitos", ["mitos"], "stage score clinical total visit disease diagnosis")
    + phrase("phenotype", ["phenotype"], "clinical disease diagnosis")
    + phrase(
      "progression_rate",
      [
        "slope alsfrs", "slope alsfrsr", "progression slope", "progression onset diagnosis", "delta frs", "delta fs",
      ], "month disease alsfrs alsfrsr total score progression monthly slope")
    + phrase("death_flag", ["death", "death alive", "vital status", "death status"], "status event use")
    + phrase("pav_flag", ["pav"], "niv use ventilation status")
    + phrase("niv_flag", ["niv"], "use status ventilation treatment first visit")
    + phrase("gastrostomy_flag", ["gastrostomy"], "use insertion tube status")
    + phrase("trach_flag", ["tracheostomy"], "use status ventilation invasive insertion")
    + phrase("riluzole", ["riluzole"], "use treatment status entry visit")
    + phrase("edaravone", ["edaravone"], "use treatment status")
    + phrase("event_flag", ["event status"], "censor")
    + phrase("censor_flag", ["censor"], "status")
    + phrase(
      "genetic_tested", ["tested mutation", "c9orf72 tested", "sod1 tested", "fus tested", "tardbp tested"],
      "mutation tested")
    + phrase("c9orf72", ["c9orf72"], "mutation status use")
    + phrase("sod1", ["sod1"], "mutation status use")
    + phrase("fus", ["fus"], "mutation status use")
    + phrase("tardbp", ["tardbp"], "mutation status use")

  private static let measurements: [Phrase] =
    phrase("alsfrsr_total", ["alsfrsr", "alsfrs total first", "alsfrs score"], "total score entry visit first alsfrs")
    + phrase("alsfrs_total", ["alsfrs"], "total visit")
    + phrase("ecas_total", ["ecas"], "total score")
    + phrase("weight_premorbid", ["weight premorbid", "weight reference"], "kg total")
    + phrase("weight", ["weight"], "kg diagnosis vsorres visit entry start")
    + phrase("bmi", ["bmi"], "kg diagnosis premorbid visit entry m m2")
    + phrase(
      "vc_litres",
      [
        "fvc litres", "svc litres", "vc litres", "fvc ml", "svc ml", "vc ml",
      ], "supine total baseline visit slow forced litres")
    + phrase("vc_litres", ["fvc effort vsorres", "svc effort vsorres"])
    + phrase("vc_pct", ["fvc", "svc", "vc"], "pct predicted diagnosis supine visit entry vsorres total")
    + phrase("nfl", ["nfl"], "serum pg ml light chain")
}
