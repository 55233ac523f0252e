/// The layouts that are reshaped, in the order in which they are tried.
enum LayoutRegistry {
  static let all: [Layout] = [
    .redcap, .wideVisits, .filledDownID, .featureRows, .formFields, .cdiscFindings, .cdiscTimeToEvent,
  ]
}
