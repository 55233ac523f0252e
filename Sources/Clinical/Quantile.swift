/// Quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan, Am Stat 1996;50:361–365.
///
/// `values` ascend and are not empty; `probability` within 0–1. O(1).
func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
  precondition(!values.isEmpty && (0...1).contains(probability), "a quantile needs values and a probability")
  let place = Double(values.count - 1) * probability
  let below = Int(place)
  let above = min(below + 1, values.count - 1)
  return values[below] + (place - Double(below)) * (values[above] - values[below])
}
