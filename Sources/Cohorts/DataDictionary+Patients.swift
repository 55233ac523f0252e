import Clinical

/// Concepts that say who a patient is, and what was found.
extension DataDictionary {
  static let identity: [Concept] = [
    // Columns that look like concepts and are not.
    Concept(
      unused,
      [
        "subject_als_history_delta", "demographics_delta", "treatment_group_delta", "weight_unit*", "height_unit*",
        "*_units", "*_unit", "form_id", "form_name", "field_id", "record_guid", "mode_of_administration",
        "alsfrs_responded_by", "site_of_onset_other_specify", "*_other_specify",
        "first_symptom", "onset_symptom", "onset_symptoms", "onset_limb_type", "base", "chg", "visit_notes", "comment*",
        "note*",
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
        "pid", "pscid", "neuroguid", "neurostamp", "person_source_value", "facpatid", "local_uid", "localuid",
        "hosp_id", "person_id",
        "case_id", "als_id",
        "patientnr", "patnr", "record", "id", "uid", "unique_id", "ref", "number", "study_id", "mrn", "nhc", "mpi",
        "code",
      ]),
    Concept("data_origin", .origin, ["data_origin"]),
    Concept("study", ["studyid", "study", "study_name", "trial", "trial_id", "protocol"]),
    Concept(
      "study_site", .patientWord, stored: PatientFact.studySite,
      [
        "study_site", "site", "siteid", "site_id", "site_uid", "site_number", "site_no", "site_nr", "site_code",
        "site_name", "sitenumber", "siteuid", "center", "centre", "center_id", "centre_id",
        "hospital",
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
        "sex_assigned_at_birth", "gender_source_value", "gender_concept_id", "patient_sex",
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

  static let disease: [Concept] = [
    Concept(
      "onset_site", .site, stored: PatientFact.onsetSite,
      [
        "onset_site", "site_of_onset", "site_onset", "region_of_onset", "onset_region", "onset_form", "onset_type",
        "onset",
        "site_of_motor_onset", "bulbar_spinal_onset", "bdypt", "bonsetrl", "anatomical_level_at_onset",
        "onset_location",
        "location_of_onset", "type_of_onset", "form_of_onset", "symptom_onset_site", "site_of_symptom_onset",
        "site_of_onset_2", "site_of_onset_3", "site_of_onset_4", "site_of_motor", "lieu_debut", "sitio_inicio",
        "sede_esordio",
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
    Concept(
      "umn_lmn",
      [
        "motor_neuron_predominance", "umn_vs_lmn", "umnvs_lmn", "umn_lmn", "um_nvs_lmn", "umnvslmn", "mixed_mn",
        "mixedmn", "prevalentumn", "prevalentlmn", "prevalent_umn", "prevalent_lmn",
      ]),
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
    Concept("gastrostomy_flag", ["gastrostomy", "peg", "rig", "peg_flag", "gastrostomy_flag"]),
    Concept("event_flag", ["event_flag", "status", "event", "event_bool", "fustat", "event_indicator"]),
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

  static let genetics: [Concept] = [
    Concept("genetic_tested", ["*_tested", "genetic_testing", "genetically_tested"]),
    Concept(
      "c9orf72", .mutation, stored: PatientFact.c9orf72,
      [
        "c9orf72", "c9orf72_status", "c9orf72_expansion", "c9orf72_mutation", "c9", "c9_status", "c9_orf72",
        "c9orf72_carrier", "c9orf72_positive", "c9orf72_result", "c9orf72_testing",
      ]),
    Concept("sod1", ["sod1", "sod1_status", "sod1_mutation"]),
    Concept("fus", ["fus", "fus_status", "fus_mutation"]),
    Concept("tardbp", ["tardbp", "tardbp_status", "tardbp_mutation", "tdp43", "tdp_43"]),
    Concept("ftd", ["ftd", "als_ftd", "dementia", "ftd_diagnosis"]),
    Concept("cognitive_status", ["cognitive_status", "cognitive_status2", "cognition"]),
  ]
}
