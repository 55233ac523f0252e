/// Every trial of a mesenchymal stem cell product in ALS that this version knows, newest first.
public enum TrialRegistry {
  /// All of them.
  public static let all: [Trial] = [
    .aguera2025,
    .alsummit,
    .mayoPhase2,
    .nam2023,
    .nurOwnPhase3,
    .nabavi2021,
    .petrou2021,
    .barczewska2020,
    .siwek2020,
    .nurOwnPhase2,
    .nabavi2019,
    .oh2018,
    .sykova2017,
    .petrou2016,
    .staff2016,
    .karussis2010,
  ]

  /// The trial of an id.
  public static func trial(_ id: String) -> Trial? { all.first { $0.id == id } }

  /// Nothing published after this month is counted.
  public static let cutoff = "November 2025"
}
