import Cohorts
import Testing

@Suite("Tables of PRO-ACT by the names of their files")
struct TableStemTests {
  @Test(
    "all releases",
    arguments: [
      ("PROACT_2013_08_12_Demographics_Data.csv", TableStem.demographics),
      ("PROACT_2013_08_12_SUBJECT_ALS_HX_Data.csv", .alsHistory), ("PROACT_2013_08_12_FAMHX_Data.csv", .familyHistory),
      ("PROACT_2013_08_12_ALSFRS_Data.csv", .alsfrs), ("PROACT_2013_08_12_VITALS_Data.csv", .vitalSigns),
      ("PROACT_2013_08_12_SVC_Data.csv", .svc), ("PROACT_2013_08_12_FVC_Data.csv", .fvc),
      ("PROACT_2013_08_12_RILUZOLE_Data.csv", .riluzole), ("PROACT_2013_08_12_DEATH_Data.csv", .deathData),
      ("PROACT_2013_08_22_TREATMENT_Data.csv", .treatment), ("PROACT_2013_08_27_LABS_Data.csv", .labs),
      ("AdverseEvents.csv", .adverseEvents), ("alsfrs.csv", .alsfrs), ("AlsHistory.csv", .alsHistory),
      ("ConMeds.csv", .conMeds), ("DeathData.csv", .deathData), ("demographics.csv", .demographics),
      ("FamilyHistory.csv", .familyHistory), ("Fvc.csv", .fvc), ("Labs.csv", .labs), ("Riluzole.csv", .riluzole),
      ("Svc.csv", .svc), ("Treatment.csv", .treatment), ("VitalSigns.csv", .vitalSigns),
      ("PROACT_ADVERSEEVENTS.csv", .adverseEvents), ("PROACT_ALSFRS.csv", .alsfrs),
      ("PROACT_ALSHISTORY.csv", .alsHistory),
      ("PROACT_CONMEDS.csv", .conMeds), ("PROACT_DEATHDATA.csv", .deathData),
      ("PROACT_DEMOGRAPHICS.csv", .demographics),
      ("PROACT_ELESCORIAL.csv", .elEscorial), ("PROACT_FAMILYHISTORY.csv", .familyHistory), ("PROACT_FVC.csv", .fvc),
      ("PROACT_HANDGRIPSTRENGTH.csv", .handGrip), ("PROACT_LABS.csv", .labs),
      ("PROACT_MUSCLESTRENGTH.csv", .muscleStrength), ("PROACT_RILUZOLE.csv", .riluzole), ("PROACT_SVC.csv", .svc),
      ("PROACT_TREATMENT.csv", .treatment), ("PROACT_VITALSIGNS.csv", .vitalSigns), ("F_PROACT_ALSFRS.csv", .alsfrs),
      ("F_PROACT_Neurofilament.csv", .neurofilament), ("data/PROACT_ALSFRS.csv", .alsfrs), ("alsfrs (1).csv", .alsfrs),
      ("PRO-ACT_alsfrs.CSV", .alsfrs), ("PROACT_ALSFRS.csv.gz", .alsfrs), ("death_data.csv", .deathData),
      ("HandGripStrength.csv", .handGrip), ("ElEscorial.csv", .elEscorial), ("MuscleStrength.csv", .muscleStrength),
    ])
  func releases(_ file: String, _ table: TableStem) { #expect(TableStem(fileName: file) == table) }

  @Test(
    "other files are none",
    arguments: [
      "", "data.csv", "cohort.csv", "PROACT_2013_08_12_ALSFRS_Dictionary.csv", "PROACT.csv", "ALSFRS_slope_PROACT.txt",
      "surv_response_PROACT.txt", "all_forms_PROACT_training.txt", "my_alsfrs_2020.csv", "treatments.csv", "-",
    ])
  func others(_ file: String) { #expect(TableStem(fileName: file) == nil) }
}
