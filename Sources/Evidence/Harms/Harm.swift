/// What was reported to go wrong, by route, with the number of people or injections that it was counted in.
public struct Harm: Sendable {
  /// Route.
  public let route: String
  /// What was seen.
  public let finding: String
  /// Source.
  public let source: Citation
}

/// Harms by route.
public enum HarmRegistry {
  /// All of them. Counts of different sources were taken in different ways and are not added up.
  public static let all: [Harm] = [
    Harm(
      route: "intrathecal", finding: "headache in about 30 % of 26 patients, mild to moderate",
      source: Citation(short: "Sykova 2017", reference: "doi:10.3727/096368916X693716")),
    Harm(
      route: "intrathecal",
      finding:
        "per injection of autologous cells, all diseases: headache 7.1 %, fever 7.9 %, puncture pain 7.3 %, nausea 1.0 %",
      source: Citation(short: "Stem Cells Int 2019, table 10", reference: "doi:10.1155/2019/8421281")),
    Harm(
      route: "intrathecal",
      finding: "adipose cells at the highest dose: back and leg pain, thickened nerve roots on MRI; 27 patients",
      source: Citation(short: "Staff 2016", reference: "doi:10.1212/WNL.0000000000003359")),
    Harm(
      route: "intrathecal", finding: "no treatment-related serious event in 33 treated patients; controls had no sham",
      source: Citation(short: "Oh 2018", reference: "doi:10.1002/ana.25302")),
    Harm(
      route: "intrathecal",
      finding: "NurOwn phase 3: the FDA noted a modest excess in deaths; counts were not reached for this version",
      source: Citation(short: "FDA advisory committee, September 2023", reference: "BLA of debamestrocel")),
    Harm(
      route: "intravenous",
      finding: "two pulmonary emboli in 17 patients given allogeneic adipose cells, on days 36 and 65",
      source: Citation(short: "Nabavi 2021", reference: "PMC8753106")),
    Harm(
      route: "any, other diseases",
      finding:
        "62 randomised trials, 3,546 people: fever odds ratio 3.65 (2.05 to 6.49), events at the site 1.98 (1.01 to 3.87)",
      source: Citation(short: "Wang 2021", reference: "doi:10.1186/s13287-021-02609-x")),
    Harm(
      route: "autologous products", finding: "marrow or fat must be taken first, an operation of its own",
      source: Citation(short: "trial protocols", reference: "doi:10.1186/s13063-022-06327-4")),
  ]
}
