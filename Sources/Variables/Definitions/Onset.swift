import Clinical
import Cohorts

extension Variable {
  /// Site of onset in four classes.
  static let onset = Variable(
    id: "onset", title: "Site of onset",
    definition:
      "Bulbar; limb (upper, lower or unnamed limb, \"spinal\"); respiratory; other (axial, cognitive, generalised).",
    source: "coarse classes of the ENCALS and registry value sets",
    compute: { cohort in
      siteColumn(cohort, levels: SiteOfOnset.Group.allCases.map(\.label)) { Int($0.group.rawValue) }
    },
    explain: { cohort, patient in
      guard let site = site(cohort, patient) else { return [missingSite(cohort).text] }
      return site.label == site.group.label
        ? ["recorded: \(site.label) onset"] : ["recorded: \(site.label) onset, which belongs to \(site.group.label)"]
    })

  /// Site of onset as finely as the file tells.
  static let onsetRegion = Variable(
    id: "onset_region", title: "Region of onset",
    definition: "Site of onset as finely as the file tells; \"limb\" where it does not name the limb.",
    source: "superset of the registry value sets",
    compute: { cohort in siteColumn(cohort, levels: SiteOfOnset.allCases.map(\.label)) { Int($0.rawValue) } },
    explain: { cohort, patient in
      [site(cohort, patient).map { "recorded: \($0.label) onset" } ?? missingSite(cohort).text]
    })

  private static func siteColumn(
    _ cohort: Cohort, levels: [String], _ level: (SiteOfOnset) -> Int
  ) -> Determination<VariableColumn> {
    guard let sites = cohort.siteOfOnset else { return .missing(.noColumn("the site of onset")) }
    let levelOfSite = SiteOfOnset.allCases.map(level)
    return .known(
      .categories(levels, sites.count) { rows, column in
        for patient in rows {
          let site = Int(sites.values[patient])
          if sites.known[patient], levelOfSite.indices.contains(site) {
            column.append(level: levelOfSite[site])
          } else {
            column.append(missing: .notRecorded)
          }
        }
      })
  }

  private static func site(_ cohort: Cohort, _ patient: Int) -> SiteOfOnset? {
    cohort.siteOfOnset?[patient].flatMap(SiteOfOnset.init)
  }

  private static func missingSite(_ cohort: Cohort) -> MissingReason {
    cohort.siteOfOnset == nil ? .noColumn("the site of onset") : .notRecorded
  }
}
