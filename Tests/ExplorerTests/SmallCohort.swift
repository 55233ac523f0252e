/// A register of 72 invented patients, made by a rule that is easy to see through: enough for strata with and without a projection, and small
/// enough to be read anew in every test.
enum SmallCohort {
  static let text: String = {
    var lines = ["subject_id,onset_site,sex,age,symptom_months,months,alsfrsr_total,vc_pct,note"]
    let sites = ["bulbar", "limb", "limb", "respiratory"]
    for patient in 0..<72 {
      let site = sites[patient % sites.count]
      let sex = patient % 2 == 0 ? "female" : "male"
      let first = 46 - patient % 17
      for visit in 0..<3 {
        let score = max(0, first - visit * (1 + patient % 3))
        lines.append(
          "P\(100 + patient),\(site),\(sex),\(40 + patient % 35),\(8 + patient % 25),\(visit * 3),\(score),\(60 + patient % 40),x\(patient % 3)"
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()
}
