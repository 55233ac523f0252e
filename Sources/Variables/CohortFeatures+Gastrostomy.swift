public import Clinical
public import Cohorts

extension CohortFeatures {
  /// What King's stage may take from this file about gastrostomy.
  public var gastrostomy: GastrostomyRecording { distinguishesGastrostomy ? .distinguished : .notRecorded }
}
