/// The trials that this version knows.
public enum TrialRegistry {
  /// Every trial of a mesenchymal stem cell product in ALS, newest first.
  public static let all: [Trial] = [
    .aguera2025,
    .nurOwnExpandedAccess,
    .alsummit,
    .mayoPhase2,
    .mazzini2023,
    .nam2023,
    .shamsaei2023,
    .nurOwnPhase3,
    .nabavi2021,
    .petrou2021,
    .barczewska2020,
    .siwek2020,
    .nurOwnPhase2,
    .nabavi2019,
    .whartonSafety2019,
    .oh2018,
    .sykova2017,
    .petrou2016,
    .staff2016,
    .karussis2010,
  ]

  /// Trials of other cells, which are often quoted beside them: named, so that a reader sees why they are not counted.
  public static let excluded: [Trial] = [.gotkine2023, .geijo2020, .duma2019, .mazziniNeural2015]

  /// The trial of an id.
  public static func trial(_ id: String) -> Trial? { all.first { $0.id == id } }

  /// Nothing published after this month is counted.
  public static let cutoff = "November 2025"
}
