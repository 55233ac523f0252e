/// Where `isBelow` turns from true to false between `low` and `high`, to the last digit, by halving.
func halving(_ low: Double, _ high: Double, isBelow: (Double) -> Bool) -> Double {
  var low = low
  var high = high
  while true {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { return middle }
    if isBelow(middle) { low = middle } else { high = middle }
  }
}
