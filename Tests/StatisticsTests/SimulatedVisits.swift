import Statistics

/// A small trial with visits at odd times, drop-out and random lines: the same for a seed on any machine.
struct SimulatedVisits {
  var patients: [[(time: Double, value: Double)]] = []
  var arm: [Double] = []
  var age: [Double] = []

  init(seed: UInt64, patients count: Int = 24) {
    var random = PhiloxStream(seed: seed, stream: 11, replicate: 0)
    for patient in 0..<count {
      arm.append(Double(patient % 2))
      age.append(60 + 10 * random.gaussian())
      let first = random.gaussian()
      let level = 40 + 4 * first - 0.05 * (age[patient] - 60)
      let slope = -1 + 0.3 * arm[patient] + 0.4 * (0.3 * first + random.gaussian())
      let visits = 1 + random.index(below: 7)
      patients.append(
        (0..<visits).map { visit in
          let time = 1.5 * Double(visit) + (visit == 0 ? 0 : random.uniform() - 0.5)
          return (time, level + slope * time + 1.2 * random.gaussian())
        })
    }
  }

  var data: RepeatedMeasures {
    var offsets = [0]
    for visits in patients { offsets.append(offsets[offsets.count - 1] + visits.count) }
    return RepeatedMeasures(
      offsets: offsets, times: patients.flatMap { $0.map(\.time) }, values: patients.flatMap { $0.map(\.value) })
  }

  /// 1, t, arm, arm · t and age.
  var effects: [LinearMixedModel.FixedEffect] {
    let ones = arm.map { _ in 1.0 }
    return [
      .init("one", .level(ones)), .init("t", .trend(ones)), .init("arm", .level(arm)), .init("arm:t", .trend(arm)),
      .init("age", .level(age)),
    ]
  }

  func fit(
    _ structure: LinearMixedModel.RandomStructure,
    _ method: LinearMixedModel.Method = .restrictedMaximumLikelihood
  ) throws -> MixedModelFit {
    try LinearMixedModelTests.fit(data, effects, structure, method)
  }

  /// The same with every visit changed.
  func mapped(_ change: (_ time: Double, _ value: Double) -> (time: Double, value: Double)) -> SimulatedVisits {
    var result = self
    result.patients = patients.map { $0.map { change($0.time, $0.value) } }
    return result
  }

  /// The same patients in another order, each with the visits turned round.
  var reordered: SimulatedVisits {
    var result = self
    result.patients = patients.reversed().map { $0.reversed() }
    result.arm.reverse()
    result.age.reverse()
    return result
  }
}

extension PhiloxStream {
  /// A standard normal draw.
  mutating func gaussian() -> Double { Normal.quantile(uniform()) ?? 0 }
}
