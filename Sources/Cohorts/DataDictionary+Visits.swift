/// Concepts that are measured at a visit.
extension DataDictionary {
  static let visits: [Concept] = [
    Concept(
      "alsfrsr_total", .visitNumber, stored: VisitFact.recordedTotal, unit: "points", range: 0...48,
      [
        "alsfrsr_total", "alsfrs_r_total", "alsfrs_r_total_score", "alsfrsr_total_score", "alsfrs_r_tot_score",
        "alsfrsr_tot", "alsfrs_r_tot", "alsfrs_r_score", "alsfrsr_score", "alsfrs_r", "alsfrsr", "als_frs_r",
        "als_frs_r_total", "frsr_total", "frsrtotal", "alsfrs_rtotal", "alsfrst", "alsfrstl", "alsfrs_total_man",
        "alsfrs_total_score", "alsfrs_totalscore", "alsfrs_tot", "als_total", "total_score", "total", "alsfrs_r_bl",
        "baseline_alsfrsr",
        "baseline_alsfrs_r", "alsfrsr_baseline", "alsfrs_r_baseline", "base_total", "alsfrsr_bl", "alsfrs_rt",
        "alsfrs_r_sum", "alsfrsr_sum", "frs_total", "alsfrs_score", "als_frsr",
      ]),
    Concept(
      "alsfrs_total", .visitNumber, stored: VisitFact.originalTotal, unit: "points", range: 0...48,
      ["alsfrs_total", "als_frs", "alsfrs", "als_frs_total", "alsfrs_sum"]),
    Concept("ecas_total", ["ecas_total", "ecas_total_score", "ecas"]),
    subscore(
      VisitFact.bulbar,
      [
        "bulbar_subscore", "als_frs_sub_b", "bulbar_score", "bulbar", "alsfrs_bulbar", "alsfrsr_bulbar", "bulbar_sub",
        "alsfrs_r_bulbar",
      ]),
    subscore(
      VisitFact.fineMotor,
      [
        "fine_motor", "als_frss_ul", "fine_motor_subscore", "fine_motor_score", "alsfrs_fine_motor",
        "alsfrsr_fine_motor",
      ]),
    subscore(
      VisitFact.grossMotor,
      [
        "gross_motor", "als_frss_ll", "gross_motor_subscore", "gross_motor_score", "alsfrs_gross_motor",
        "alsfrsr_gross_motor",
      ]),
    subscore(
      VisitFact.respiratory,
      [
        "respiratory_subscore", "respiratory_score", "respiratory", "als_frs_sub_r", "alsfrs_respiratory",
        "alsfrsr_respiratory",
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
    Concept(
      "param_code", ["paramcd", "observation_concept_id", "measurement_concept_id", "feature_code", "test_code"]),
    Concept(
      "param_label",
      [
        "param", "test_name", "field_name", "fieldname", "feature_name", "analyte", "observation_source_value",
        "measurement_source_value",
      ]),
    Concept("value", ["aval", "value", "test_result", "feature_value", "field_value", "value_as_number"]),
  ]

  private static func subscore(_ name: String, _ aliases: [String]) -> Concept {
    Concept(name, .visitNumber, stored: name, unit: "points", range: 0...12, aliases)
  }
}
