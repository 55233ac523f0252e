import Clinical

/// Concept ↔ header. Headers are compared normalised (`HeaderName`); the first concept with a matching alias wins, and the content of the
/// column has the last word (`ColumnResolver`).
public enum DataDictionary {
  /// A concept that a header suggests, and how good the alias is (0 is best).
  struct Suggestion {
    let concept: Concept
    let rank: Int
  }

  /// Names that `--map COLUMN=VARIABLE` accepts.
  public static var conceptNames: [String] {
    var names: [String] = []
    for concept in concepts + itemConcepts where concept.name != unused && !names.contains(concept.name) {
      names.append(concept.name)
    }
    return names
  }

  /// The concept that a header alone suggests, or `nil`. Content may overrule it.
  public static func conceptName(forHeader header: String) -> String? {
    let concept = suggestion(forNormalised: HeaderName.normalised(header), context: ItemContext())?.concept
    return concept?.name == unused ? nil : concept?.name
  }

  /// Stands for columns that look like concepts and are none.
  static let unused = "other"

  static func suggestion(forNormalised name: String, context: ItemContext) -> Suggestion? {
    if let item = ItemHeader.parse(name, context: context), let concept = itemConcept(item) {
      return Suggestion(concept: concept, rank: 0)
    }
    for concept in concepts {
      for (rank, alias) in concept.aliases.enumerated() where matches(name, alias) {
        return Suggestion(concept: concept, rank: rank)
      }
    }
    return nil
  }

  /// The concept of a name given by the user: an identifier of the dictionary, or the name of a cohort column.
  static func concept(named name: String) -> Concept? {
    let all = concepts + itemConcepts
    return all.first { $0.name == name } ?? all.first { $0.stored == name }
      ?? (name == "death_months" ? all.first { $0.use == .moment(.death, .months) } : nil)
  }

  private static func matches(_ name: String, _ alias: String) -> Bool {
    guard let star = alias.firstIndex(of: "*") else { return name == alias }
    let head = alias[..<star]
    let tail = alias[alias.index(after: star)...]
    return name.utf8.count >= head.utf8.count + tail.utf8.count && name.hasPrefix(head) && name.hasSuffix(tail)
  }

  private static func itemConcept(_ item: ItemHeader) -> Concept? { itemConcepts.first { $0.name == item.conceptName } }

  static let itemConcepts: [Concept] =
    (1...12).map { Concept("alsfrs_item_\($0)", .item($0, .unspecified), unit: "points", range: 0...4, []) } + [
      Concept("alsfrs_item_5a", .item(5, .withoutGastrostomy), unit: "points", range: 0...4, []),
      Concept("alsfrs_item_5b", .item(5, .withGastrostomy), unit: "points", range: 0...4, []),
      Concept("alsfrs_item_10old", []),
    ]

  static let concepts: [Concept] = identity + times + disease + visits + genetics

  private static let identity: [Concept] = [
    // Columns that look like concepts and are not.
    Concept(
      unused,
      [
        "subject_als_history_delta", "demographics_delta", "treatment_group_delta", "weight_unit*", "height_unit*",
        "*_units", "mode_of_administration", "alsfrs_responded_by", "site_of_onset_other_specify", "*_other_specify",
        "first_symptom", "onset_limb_type", "base", "chg", "visit_notes", "comment*", "note*",
      ]),
    Concept(
      "patient_id", .patientID,
      [
        "patient_id", "patientid", "subject_id", "subjectid", "usubjid", "participant_id", "record_id", "subjid",
        "pat_id",
        "id_patient", "id_paziente", "id_paciente", "patient_number", "patient_no", "patient_nr", "patient_code",
        "patient_identifier", "subject_identifier", "subject_number", "subject_no", "subject_code", "participant_code",
        "participant", "patient", "paciente", "paziente", "subject", "external_subject_id", "subject_uid", "subid",
        "subj",
        "pid", "pscid", "neuroguid", "neurostamp", "facpatid", "local_uid", "hosp_id", "person_id", "case_id", "als_id",
        "patientnr", "patnr", "record", "id", "uid", "unique_id", "ref", "number", "study_id", "mrn", "code",
      ]),
    Concept("data_origin", .origin, ["data_origin"]),
    Concept("study", ["studyid", "study", "study_name", "trial", "trial_id", "protocol"]),
    Concept(
      "study_site", .patientWord, stored: PatientFact.studySite,
      [
        "study_site", "site", "siteid", "site_id", "site_uid", "center", "centre", "center_id", "centre_id", "hospital",
        "clinic",
      ]),
    Concept(
      "arm", .patientWord, stored: PatientFact.arm,
      [
        "arm", "study_arm", "treatment_arm", "trt01_p", "trt01p", "trt01_a", "trt01a", "actarm", "randomised_arm",
        "randomized_arm", "trial_arm", "treatment_group", "treatment", "trt", "allocation", "group", "rx", "armcd",
        "arm_name",
      ]),
    Concept(
      "sex", .sex, stored: PatientFact.sex,
      [
        "sex", "gender", "sexo", "sexe", "geschlecht", "sesso", "geslacht", "sex_reported", "sex_at_birth",
        "sex_assigned_at_birth", "patient_sex",
      ]),
    Concept("sex", .sexFlag(.male), stored: PatientFact.sex, ["sex_male", "male", "is_male"]),
    Concept("sex", .sexFlag(.female), stored: PatientFact.sex, ["sex_female", "female", "is_female"]),
    Concept(
      "age_onset", .patientNumber, stored: PatientFact.ageAtOnset, unit: "years", range: 10...110,
      [
        "age_onset", "age_at_onset", "onset_age", "age_of_onset", "age_at_symptom_onset", "age_symptom_onset",
        "alsonsag",
        "calculated_age_at_onset", "age_onset_years", "age_at_onset_years", "ageonset", "edad_inicio",
        "age_at_first_symptom*",
      ]),
    Concept(
      "age_diagnosis", ["age_at_diagnosis", "age_diagnosis", "alsdgnag", "age_dx", "age_at_dx", "diagnosis_age"]),
    Concept("age_death", ["age_at_death", "age_death", "death_age"]),
    Concept("age_visit", ["age_of_assessment", "age_at_visit", "age_visit", "age_at_assessment"]),
    Concept(
      "age", .patientNumber, stored: PatientFact.age, unit: "years", range: 10...110,
      [
        "age", "age_years", "age_at_baseline", "age_at_enrolment", "age_at_enrollment", "age_at_entry",
        "age_at_screening",
        "age_at_inclusion", "age_at_randomisation", "age_at_randomization", "age_baseline", "baseline_age", "age_bl",
        "age_yrs", "age_y", "alter", "edad", "eta", "leeftijd", "idade",
      ]),
    Concept(
      "birth_date",
      [
        "date_of_birth", "birth_date", "birthdate", "dob", "brthdtc", "birth_dt", "year_of_birth", "birth_year",
        "year_year_and_month_of_birth", "geburtsdatum", "fecha_nacimiento", "data_nascita",
      ]),
  ]

  private static let times: [Concept] = [
    Concept(
      "months", .visitTime(.months), unit: "months",
      [
        "months", "visit_months", "visit_month", "month", "time_months", "months_from_baseline",
        "months_since_baseline",
        "months_from_enrolment", "months_since_enrolment", "months_from_enrollment", "months_since_enrollment",
        "months_from_randomisation", "months_since_randomisation", "months_from_randomization",
        "months_since_randomization", "months_from_index", "months_since_index", "months_from_first_visit",
        "months_since_first_visit", "months_from_entry", "month_from_baseline", "month_of_visit", "t_months", "time_m",
        "visit_time_months", "follow_up_months", "followup_months", "mois", "monate", "meses", "mesi", "maanden",
      ]),
    Concept(
      "visit_day", .visitTime(.days), unit: "days",
      [
        "visit_day", "alsfrs_delta", "alsfrs_r_delta", "alsfrsr_delta", "visit_days", "visit_delta", "day", "days",
        "days_from_baseline", "days_since_baseline", "days_from_enrolment", "days_since_enrolment",
        "days_from_enrollment",
        "days_since_enrollment", "days_from_randomisation", "days_since_randomisation", "days_from_randomization",
        "days_since_randomization", "days_since_first_visit", "study_day", "ady", "visdy", "time_days", "t_days",
        "date_alsfrs_r", "date_alsfrsr", "feature_delta", "forced_vital_capacity_delta", "slow_vital_capacity_delta",
        "vital_signs_delta", "collection_delta", "date_spiro", "delta_days", "tage", "jours", "dias", "giorni",
      ]),
    Concept(
      "visit_week", .visitTime(.weeks), unit: "weeks",
      [
        "visit_week", "week", "weeks", "visit_weeks", "weeks_from_baseline", "weeks_since_baseline", "time_weeks",
        "study_week",
      ]),
    Concept(
      "visit_date", .visitTime(.dates),
      [
        "visit_date", "date_of_visit", "visitdate", "visit_dt", "date_visit", "assessment_date", "date_of_assessment",
        "alsfrs_r_date", "alsfrsr_date", "alsfrs_date", "alsfrsdt", "exam_date", "examination_date",
        "date_of_examination", "encntdt", "adt", "median_date", "date", "datum", "besuchsdatum", "fecha",
        "fecha_visita",
        "fecha_de_visita", "date_visite", "data_visita", "data", "test_date", "vsdtc", "qsdtc",
      ]),
    Concept(
      "visit_name",
      [
        "visit_name", "visit_label", "redcap_event_name", "avisit", "visit_type", "timepoint", "time_point",
        "event_name",
      ]),
    Concept(
      "visit_number",
      [
        "visit_number", "avisitn", "visit_no", "visit_num", "visitnum", "visit_nr", "visit", "visite", "visita",
        "besuch",
      ]),
    Concept(
      "redcap_meta",
      [
        "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_data_access_group", "redcap_survey_identifier",
        "*_complete",
      ]),
    Concept(
      "enrolment_date", .date(.enrolment),
      [
        "enrolment_date", "enrollment_date", "baseline_date", "date_of_enrolment", "date_of_enrollment",
        "date_enrolment",
        "date_enrollment", "date_baseline", "date_of_baseline", "inclusion_date", "date_of_inclusion", "date_inclusion",
        "entry_date", "rficdt", "rfstdtc",
      ]),
    Concept(
      "randomisation_date", .date(.randomisation),
      [
        "randomisation_date", "randomization_date", "date_of_randomisation", "date_of_randomization", "randdt",
        "treatment_start_date", "date_of_treatment_start", "treatment_start", "trtsdt", "first_dose_date",
        "date_first_dose",
      ]),
    Concept(
      "onset_delta", .moment(.onset, .days), unit: "days",
      ["onset_delta", "symptoms_onset_delta", "symptom_onset_delta", "onset_days", "onset_day"]),
    Concept(
      "onset_date", .date(.onset),
      [
        "onset_date", "date_of_onset", "date_onset", "symptom_onset_date", "date_of_symptom_onset",
        "date_symptom_onset",
        "date_clinical_onset", "onsetdt", "onset_dt", "month_of_onset", "date_of_first_symptom*", "first_symptom_date",
        "symptom_onset", "fecha_inicio", "fecha_inicio_sintomas", "erstsymptom_datum", "data_esordio",
      ]),
    Concept(
      "disease_duration", .duration(.months), stored: PatientFact.monthsOnsetToIndex, unit: "months",
      [
        "months_onset_to_index", "disease_duration", "disease_duration_months", "disease_duration_at_baseline",
        "symptom_duration", "symptom_duration_months", "symptom_months", "months_since_onset", "months_from_onset",
        "months_since_symptom_onset", "time_since_onset", "time_since_symptom_onset", "time_since_onset_months",
        "time_since_symptom_onset_months", "time_from_als_onset", "duration_months", "months_onset_to_baseline",
        "onset_to_baseline_months", "onset_to_enrolment_months", "duration_at_enrolment_months",
        "duration_at_enrollment_months", "duration", "durata_malattia",
      ]),
    Concept(
      "disease_duration", .duration(.days), stored: PatientFact.monthsOnsetToIndex, unit: "months",
      [
        "disease_duration_days", "symptom_duration_days", "days_since_onset", "days_from_onset",
        "days_since_symptom_onset",
      ]),
    Concept(
      "disease_duration", .duration(.years), stored: PatientFact.monthsOnsetToIndex, unit: "months",
      ["disease_duration_years", "symptom_duration_years", "years_since_onset"]),
    Concept(
      "diagnosis_delta", .moment(.diagnosis, .days), unit: "days", ["diagnosis_delta", "diag_delta", "dx_delta"]),
    Concept(
      "diagnosis_date", .date(.diagnosis),
      [
        "diagnosis_date", "date_of_diagnosis", "date_diagnosis", "diagdt", "date_dx", "dx_date", "diag_date",
        "fecha_diagnostico",
      ]),
    Concept(
      "diagnostic_delay", .delay(.months), stored: PatientFact.diagnosticDelay, unit: "months",
      [
        "diagnostic_delay", "diagnostic_delay_months", "diag_delay", "diag_delay_months", "diagnosis_delay",
        "diagnosis_delay_months", "delay_months", "onset2dx", "onset_to_diagnosis", "onset_to_diagnosis_months",
        "months_onset_to_diagnosis", "months_to_diagnosis", "time_to_diagnosis", "diagnostic_latency", "delay",
      ]),
    Concept(
      "diagnostic_delay", .delay(.days), stored: PatientFact.diagnosticDelay, unit: "months",
      ["diagnostic_delay_days", "diag_delay_days", "diagnosis_delay_days", "days_onset_to_diagnosis"]),
    Concept(
      "death_time", .moment(.death, .days), unit: "days",
      ["death_days", "death_day", "death_time", "days_to_death", "dthdy"]),
    Concept(
      "death_months", .moment(.death, .months), unit: "months",
      ["death_months", "months_to_death", "death_month", "time_to_death_months"]),
    Concept(
      "death_date", .date(.death),
      [
        "death_date", "date_of_death", "date_death", "dieddt", "dthdt", "dthdtc", "fecha_muerte", "todesdatum",
        "data_decesso",
      ]),
    Concept(
      "tracheostomy_months", .moment(.tracheostomy, .months), unit: "months",
      ["tracheostomy_months", "months_to_tracheostomy", "trach_months"]),
    Concept(
      "trach_date", .date(.tracheostomy),
      ["tracheostomy_date", "date_of_tracheostomy", "trach_date", "trchdt", "date_tracheostomy"]),
    Concept(
      "last_contact_months", .moment(.lastContact, .months), unit: "months",
      [
        "last_contact_months", "last_followup_months", "last_follow_up_months", "censor_months",
        "months_to_last_contact",
      ]),
    Concept(
      "last_contact_days", .moment(.lastContact, .days), unit: "days", ["last_contact_days", "days_to_last_contact"]),
    Concept(
      "last_followup_date", .date(.lastContact),
      [
        "last_followup_date", "last_follow_up_date", "date_of_last_follow_up", "date_of_last_followup",
        "last_contact_date",
        "date_last_contact", "date_of_last_contact", "last_visit_date", "date_last_seen", "last_seen_date",
      ]),
    Concept(
      "event_time",
      ["event_time", "time_event", "time_to_event", "time", "futime", "survival_time", "os_time", "survival_months"]),
  ]

  private static let disease: [Concept] = [
    Concept(
      "onset_site", .site, stored: PatientFact.onsetSite,
      [
        "onset_site", "site_of_onset", "site_onset", "region_of_onset", "onset_region", "onset_form", "onset_type",
        "onset",
        "site_of_motor_onset", "bulbar_spinal_onset", "bdypt", "anatomical_level_at_onset", "onset_location",
        "location_of_onset", "type_of_onset", "form_of_onset", "symptom_onset_site", "site_of_symptom_onset",
        "site_of_onset_2", "site_of_onset_3", "site_of_onset_4", "lieu_debut", "sitio_inicio", "sede_esordio",
      ]),
    Concept("onset_side", ["side_of_onset", "onset_side"]),
    siteFlag(
      .generalised, ["site_of_onset_limb_and_bulbar", "onset_generalized", "onset_generalised", "hxgen", "onset_mixed"]),
    siteFlag(
      .bulbar, ["site_of_onset_bulbar", "onset_bulbar", "bulbar_onset", "hxblb", "als_symp_bulbar_3", "onset_b"]),
    siteFlag(
      .limb,
      [
        "site_of_onset_limb", "site_of_onset_spine", "site_of_onset_spinal", "onset_limb", "onset_limbs",
        "onset_spinal",
        "limb_onset", "spinal_onset", "hxli", "als_symp_spinal_6", "als_symp_spinal_7", "als_symp_spinal_8",
      ]),
    siteFlag(.upperLimb, ["onset_upper_limb", "onset_upper_limbs", "upper_limb_onset", "onset_arm", "onset_c"]),
    siteFlag(.lowerLimb, ["onset_lower_limb", "onset_lower_limbs", "lower_limb_onset", "onset_leg", "onset_l"]),
    siteFlag(.axial, ["onset_axial", "axial_onset", "hxax", "site_of_onset_axial"]),
    siteFlag(
      .respiratory,
      [
        "onset_respiratory", "respiratory_onset", "als_symp_resp_3", "site_of_onset_respiratory", "onset_resp",
        "onset_t",
      ]),
    siteFlag(.other, ["site_of_onset_other", "hxot", "onset_other"]),
    Concept("diagnosis", ["diagnosis", "initial_diagnosis", "final_diagnosis"]),
    Concept(
      "el_escorial", .patientWord, stored: PatientFact.elEscorial,
      [
        "el_escorial", "elescrlr", "escorial", "eer_category", "el_escorial_category", "revised_el_escorial_criteria",
        "el_escorial_reviewed_criteria", "ne_el_escorial_diagnosis", "als_diagnosis_revised_el_escorial",
        "el_escorial_at_dx",
        "elescorial", "el_escorial_criteria", "el_escorial_class", "diagnostic_certainty",
      ]),
    Concept("umn_lmn", ["motor_neuron_predominance", "umn_vs_lmn", "umnvs_lmn", "umn_lmn", "mixed_mn"]),
    Concept("phenotype", ["phenotype", "clinical_phenotype", "clinicaltype_at_oneyear", "als_phenotype", "fenotipo"]),
    Concept(
      "kings", stored: PatientFact.recordedKings,
      [
        "kings", "kings_stage", "king_stage", "king_s_stage", "king_clinical_stage", "kings_clinical_stage",
        "kings_total", "kcs",
      ]),
    Concept(
      "mitos", stored: PatientFact.recordedMitos,
      [
        "mitos", "mitos_stage", "mi_to_s", "mi_to_s_stage", "mito_s", "mito_s_stage", "mitos_staging_man",
        "mitos_total",
      ]),
    Concept(
      "speed", .patientWord, stored: PatientFact.recordedSpeed,
      [
        "speed", "progression_speed", "progression_class", "progression_category", "progressor", "progressor_type",
        "progression_group",
      ]),
    Concept(
      "progression_rate", .patientNumber, stored: PatientFact.recordedProgressionRate, unit: "points/month",
      range: -5...48,
      [
        "progression_rate", "pre_slope", "delta_fs", "deltafs", "delta_frs", "disease_progression_rate", "dpr", "slope",
        "alsfrs_slope", "alsfrsr_slope", "alsfrs_r_slope", "alsfrs_r_slope_pts_month", "dfrs", "d_frs", "prog_rate",
      ]),
    Concept(
      "death_flag", .died(inverted: false), stored: PatientFact.died,
      [
        "died", "subject_died", "death_flag", "vital_status", "death", "dead", "deceased", "dthfl", "is_dead",
        "patient_died",
        "vital_state", "fallecido", "decede", "verstorben",
      ]),
    Concept("death_flag", .died(inverted: true), stored: PatientFact.died, ["alive", "is_alive"]),
    Concept("trach_flag", ["tracheostomy", "trach", "tracheotomy", "tracheostomy_flag"]),
    Concept("pav_flag", ["gt_23h_niv", "pav", "niv_22h", "permanent_ventilation"]),
    Concept("pav_date", ["date_of_23h_niv", "pavdt", "niv_22h_date", "pav_date"]),
    Concept(
      "niv_flag",
      ["niv", "non_invasive_ventilation", "noninvasive_ventilation", "niv_flag", "non_invasive_ventialtion"]),
    Concept(
      "niv_date",
      [
        "niv_date", "nivstrdt", "date_of_non_invasive_ventilation", "date_of_non_invasive_ventialtion", "date_of_niv",
        "niv_start_date",
      ]),
    Concept("gastrostomy_flag", ["gastrostomy", "peg", "rig", "peg_flag", "gastrostomy_flag"]),
    Concept("gastrostomy_date", ["gastrostomy_date", "date_of_gastrostomy", "gast_date", "peg_date", "date_of_peg"]),
    Concept("event_flag", ["event_flag", "status", "event", "event_bool", "event_indicator"]),
    Concept("event_type", ["event_type", "evntdesc"]),
    Concept("censor_flag", ["censor_flag", "cnsr", "cens", "censored", "censor"]),
    Concept(
      "riluzole", .yesNo, stored: PatientFact.riluzole,
      [
        "riluzole", "subject_used_riluzole", "riluzole_use", "on_riluzole", "riluzole_treatment", "riluzole_yn",
        "uses_riluzole", "medical_examination_riluzole", "riluzol", "riluzole_at_baseline", "riluzole_baseline",
      ]),
    Concept("riluzole_start", ["riluzole_start", "riluzole_use_delta", "riluzole_start_date", "date_riluzole_start"]),
    Concept("edaravone", ["edaravone", "edaravone_use"]),
  ]

  private static func siteFlag(_ site: SiteOfOnset, _ aliases: [String]) -> Concept {
    Concept("onset_site_flag", .siteFlag(site), stored: PatientFact.onsetSite, aliases)
  }

  private static let visits: [Concept] = [
    Concept(
      "alsfrsr_total", .visitNumber, stored: VisitFact.recordedTotal, unit: "points", range: 0...48,
      [
        "alsfrsr_total", "alsfrs_r_total", "alsfrs_r_total_score", "alsfrsr_total_score", "alsfrs_r_tot_score",
        "alsfrsr_tot", "alsfrs_r_tot", "alsfrs_r_score", "alsfrsr_score", "alsfrs_r", "alsfrsr", "als_frs_r",
        "als_frs_r_total", "frsr_total", "frsrtotal", "alsfrs_rtotal", "alsfrst", "alsfrstl", "alsfrs_total_man",
        "alsfrs_total_score", "alsfrs_tot", "als_total", "total_score", "total", "alsfrs_r_bl", "baseline_alsfrsr",
        "baseline_alsfrs_r", "alsfrsr_baseline", "alsfrs_r_baseline", "base_total", "alsfrsr_bl", "alsfrs_rt",
        "alsfrs_r_sum", "alsfrsr_sum", "frs_total", "alsfrs_score",
      ]),
    Concept(
      "alsfrs_total", .visitNumber, stored: "alsfrs_total", unit: "points", range: 0...48,
      ["alsfrs_total", "als_frs", "alsfrs", "als_frs_total", "alsfrs_sum"]),
    Concept("ecas_total", ["ecas_total", "ecas_total_score", "ecas"]),
    subscore(
      VisitFact.bulbar,
      ["bulbar_subscore", "bulbar_score", "bulbar", "alsfrs_bulbar", "alsfrsr_bulbar", "bulbar_sub", "alsfrs_r_bulbar"]),
    subscore(
      VisitFact.fineMotor,
      ["fine_motor", "fine_motor_subscore", "fine_motor_score", "alsfrs_fine_motor", "alsfrsr_fine_motor"]),
    subscore(
      VisitFact.grossMotor,
      ["gross_motor", "gross_motor_subscore", "gross_motor_score", "alsfrs_gross_motor", "alsfrsr_gross_motor"]),
    subscore(
      VisitFact.respiratory,
      [
        "respiratory_subscore", "respiratory_score", "respiratory", "alsfrs_respiratory", "alsfrsr_respiratory",
        "respiratory_sub",
      ]),
    Concept(
      "vc_litres",
      [
        "subject_liters_trial*", "subject_liters__trial*", "fvcl*", "svcl*", "fvc_l", "svc_l", "fvc_liters",
        "fvc_litres",
        "svc_liters", "svc_litres", "fvc_ml", "svc_ml", "fvc_basal_ml", "vc_litres", "vc_liters",
      ]),
    Concept(
      "vc_pct", .visitNumber, stored: VisitFact.vitalCapacity, unit: "%", range: 4...150,
      [
        "vc_pct", "fvc_pct", "fvc_pct_predicted", "fvc_pct_pred", "fvc_predicted_pct", "fvc_percent",
        "fvc_percent_predicted",
        "fvc_percent_pred", "fvc_perc", "fvc_pp", "fvc_value", "fvc", "fvcp1", "fvcp", "pct_of_normal_trial_1",
        "pct_fvc", "ppfvc", "fvc_basal_perc", "fvc_pred", "fvc_percent_at_dx", "fvc_diagnosis", "vcpp", "fvc_baseline",
        "baseline_fvc", "fvc0", "svc_pct", "svc_pct_predicted", "svc_pct_pred", "svc_percent_predicted", "svc_percent",
        "svc",
        "svcp1", "svcp", "vital_capacity", "vital_capacity_pct", "vc", "pct_of_normal_trial_2", "pct_of_normal_trial_3",
        "fvcp2", "fvcp3", "svcp2", "svcp3",
      ]),
    Concept(
      "weight", .visitNumber, stored: VisitFact.weight, unit: "kg", range: 20...300,
      [
        "weight", "weight_kg", "body_weight", "weight_at_diagnosis", "weight_at_dx_kg", "weight_at_dx", "gewicht",
        "peso", "poids",
      ]),
    Concept("weight_premorbid", ["weight_before_onset", "premorbid_weight", "weight_premorbid", "weight_reference"]),
    Concept("bmi", ["bmi", "body_mass_index", "bmi_at_diagnosis", "bmi_baseline"]),
    Concept(
      "nfl",
      [
        "nfl", "nfl_pg_ml", "neurofilament_light", "neurofilament_light_chain", "snfl", "serum_nfl", "plasma_nfl",
        "csf_nfl",
      ]),
    Concept("param_code", ["paramcd"]),
    Concept("param_label", ["param"]),
    Concept("value", ["aval", "value"]),
  ]

  private static func subscore(_ name: String, _ aliases: [String]) -> Concept {
    Concept(name, .visitNumber, stored: name, unit: "points", range: 0...12, aliases)
  }

  private static let genetics: [Concept] = [
    Concept("genetic_tested", ["*_tested", "genetic_testing", "genetically_tested"]),
    Concept(
      "c9orf72", .mutation, stored: PatientFact.c9orf72,
      [
        "c9orf72", "c9orf72_status", "c9orf72_expansion", "c9orf72_mutation", "c9", "c9_status", "c9_orf72",
        "c9orf72_carrier", "c9orf72_positive", "c9orf72_result",
      ]),
    Concept("sod1", ["sod1", "sod1_status", "sod1_mutation"]),
    Concept("fus", ["fus", "fus_status", "fus_mutation"]),
    Concept("tardbp", ["tardbp", "tardbp_status", "tardbp_mutation", "tdp43", "tdp_43"]),
    Concept("ftd", ["ftd", "als_ftd", "dementia", "ftd_diagnosis"]),
    Concept("cognitive_status", ["cognitive_status", "cognitive_status2", "cognition"]),
    // Last of all: anything that calls itself an ID.
    Concept("patient_id", .patientID, ["*_id"]),
  ]

}
