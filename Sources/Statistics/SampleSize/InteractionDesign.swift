/// A trial that asks whether two subgroups differ in their effect.
///
/// A difference of effects that is as large as the main effect needs 1/(s(1 − s)) times as many patients, s the share of
/// one subgroup: four times as many for halves, sixteen times as many if it is half as large. Reference: Brookes et al.,
/// J Clin Epidemiol 2004;57:229–236. O(1).
public struct InteractionDesign: Hashable, Sendable {
  /// Share of patients in one of the subgroups, between 0 and 1.
  public var subgroupShare: Double
  /// Difference of the effects in the subgroups over the main effect, not 0.
  public var relativeDifference: Double

  /// Creates a design.
  public init(subgroupShare: Double, relativeDifference: Double = 1) {
    self.subgroupShare = subgroupShare
    self.relativeDifference = relativeDifference
  }

  /// Patients to find the interaction, for the aim and the shares by which `mainEffect` was worked out.
  public func sampleSize(mainEffect: SampleSize) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      guard subgroupShare > 0, subgroupShare < 1 else {
        throw .outOfRange("the share of a subgroup", needs: "between 0 and 1")
      }
      try checkEffect(relativeDifference, "the difference of effects")
      let factor = subgroupShare * (1 - subgroupShare) * relativeDifference * relativeDifference
      return try SampleSize(
        total: mainEffect.total / factor, treatedShare: mainEffect.treated / mainEffect.total)
    }
  }
}
