extension Trial {
  /// Dose escalation of intrathecal adipose cells.
  static let staff2016 = Trial(
    id: "Staff-2016", title: "Intrathecal adipose MSC, dose escalation", year: 2016,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm, dose escalation"),
    product: CellProduct("MSC", .adipose, .autologous),
    dosing: Dosing([.intrathecal], dose: "10 to 100 million cells", injections: "1 or 2, monthly", followUp: nil),
    treated: 27,
    result: "All patients kept progressing; dose-related back and leg pain, thickened nerve roots on MRI at the "
      + "highest dose.",
    riskOfBias: "critical for efficacy: no control group",
    effects: [
      TrialEffect(
        "E083", "ALSFRS-R", in: .everyone("all"), treated: .words("all 27 kept progressing"), .statement,
        .severalSources, .described, sources: [litmetric, readBy])
    ],
    harms: [
      Harm(
        "E084", "back and leg pain, thickened roots", [.intrathecal], .described,
        among: "27 patients, autologous adipose MSC, highest dose", .severalSources,
        note: "the most common event; more protein and cells in the cerebrospinal fluid, thickened roots on MRI; 4 "
          + "autopsies without tumour", sources: [litmetric, readBy])
    ],
    citations: [
      Citation(short: "Staff 2016, Neurology 87:2230", reference: "doi:10.1212/WNL.0000000000003359"),
      Citation(short: "registry", reference: "NCT01609283"),
    ])
}

private let litmetric =
  "https://litmetric.com/detail/27784774/Safety-of-intrathecal-autologous-adipose-derived-"
  + "mesenchymal-stromal-cells-in-patients-with-ALS"
private let readBy = "https://www.readbyqxmd.com/read/27784774"
