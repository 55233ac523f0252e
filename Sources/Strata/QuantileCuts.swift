import Cohorts
import Variables

/// Cuts between groups of about equal size: quantiles 1/g, 2/g, … of the known values, by linear interpolation (Hyndman
/// and Fan 1996, type 7, R's default), to four significant digits so that they can be read and typed; equal ones once.
///
/// No cuts if the variable is not numeric or nobody has it. O(patients · log patients).
func quantileCuts(_ column: VariableColumn?, groups: Int) -> [Double] {
  guard case .numbers(let numbers)? = column?.values else { return [] }
  var values: [Double] = []
  for row in 0..<numbers.count where numbers.known[row] { values.append(numbers.values[row]) }
  values.sort()
  guard !values.isEmpty else { return [] }
  var cuts: [Double] = []
  for group in 1..<max(groups, 1) {
    let place = Double(values.count - 1) * Double(group) / Double(groups)
    let below = Int(place)
    let above = min(below + 1, values.count - 1)
    let cut = fourDigits(values[below] + (place - Double(below)) * (values[above] - values[below]))
    if cuts.last.map({ $0 < cut }) ?? true { cuts.append(cut) }
  }
  return cuts
}

private func fourDigits(_ value: Double) -> Double {
  var scale = 1.0
  while abs(value) * scale < 1000, scale < 1e9 { scale *= 10 }
  return (value * scale).rounded() / scale
}
