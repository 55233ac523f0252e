import Cohorts
import Explorer

/// How the inputs are to be read: what the command line says, and the profile that stands behind it.
struct ReadingSettings: Sendable {
  var plan: ReadingPlan
  /// The profile in use.
  var profile: ProfileUse?
  /// Whether a profile that was kept for files with this header may be used.
  var looksForProfile: Bool

  /// The settings for these files, with the profile that is kept for their header, and the files decoded by it. A kept
  /// profile that cannot be read is told of, and not used.
  func completed(for sources: [Source]) -> (settings: ReadingSettings, sources: [Source]) {
    guard looksForProfile, let store = ProfileStore() else { return (self, sources) }
    var settings = self
    do throws(Failure) {
      guard let (profile, path) = try store.find(for: sources) else { return (self, sources) }
      settings.plan = plan.completed(by: profile.plan)
      settings.profile = ProfileUse(
        text: "the profile of this header is used: \(path); --no-profile reads without it",
        disclosure: profile.disclosure)
    } catch {
      settings.profile = ProfileUse(text: "the profile of this header is not used: \(error.message)")
    }
    guard settings.plan.encoding != plan.encoding, let name = settings.plan.encoding else { return (settings, sources) }
    return (settings, sources.map { $0.decoded(as: name) })
  }
}
