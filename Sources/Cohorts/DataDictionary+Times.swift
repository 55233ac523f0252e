/// Concepts that date visits and events.
extension DataDictionary {
  static let times: [Concept] = [
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
        "vital_signs_delta", "collection_delta", "laboratory_delta", "ms_delta", "laboratory_delta_days", "date_spiro",
        "delta_days", "tage", "jours", "dias", "giorni",
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
        "date_of_examination", "encntdt", "adt", "median_date", "mediandate", "date", "datum", "besuchsdatum", "fecha",
        "fecha_visita",
        "fecha_de_visita", "date_visite", "data_visita", "data", "test_date", "vsdtc", "qsdtc", "observation_date",
        "measurement_date", "visit_start_date", "observation_datetime", "measurement_datetime",
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
        "repeat_instrument", "repeat_instance", "complete", "data_access_group", "survey_identifier",
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
      "gastrostomy_months", .moment(.gastrostomy, .months), unit: "months",
      ["gastrostomy_months", "months_to_gastrostomy", "peg_months"]),
    Concept(
      "gastrostomy_date", .date(.gastrostomy),
      ["gastrostomy_date", "date_of_gastrostomy", "gast_date", "peg_date", "date_of_peg"]),
    Concept(
      "niv_months", .moment(.ventilation, .months), unit: "months", ["niv_months", "months_to_niv", "niv_start_months"]),
    Concept(
      "niv_date", .date(.ventilation),
      [
        "niv_date", "nivstrdt", "date_of_non_invasive_ventilation", "date_of_non_invasive_ventialtion", "date_of_niv",
        "niv_start_date",
      ]),
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
}
