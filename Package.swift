// swift-tools-version: 6.2
import PackageDescription

// The arrows of Sources/README.md, as a table: each target names exactly what it may import.
// `make check` rejects an import that is not declared here.

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let cSettings: [CSetting] = [
  .define("_GNU_SOURCE"),
  .treatAllWarnings(as: .error),
  .enableWarning("all"),
  .enableWarning("extra"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

func library(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies + ["TestKit"], swiftSettings: swiftSettings)
}

let package = Package(
  name: "alstrata",
  products: [.executable(name: "alstrata", targets: ["alstrata"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Leaves.
    library("Execution"),
    library("DisplayText"),
    .target(name: "CByteMasks", cSettings: cSettings),
    library("CSV", ["CByteMasks", "Execution"]),
    library("Clinical"),
    .target(
      name: "CBoostMath",
      cxxSettings: [
        .define("BOOST_MATH_PROMOTE_DOUBLE_POLICY", to: "false"),
        .treatAllWarnings(as: .error),
      ]),
    library("Statistics", ["CBoostMath", "Execution"]),
    library("Fitting", ["CSV", "Statistics", "Execution"]),

    // Engine: pure; no I/O, no clock, no terminal.
    library("Cohorts", ["CSV", "Clinical", "Execution"]),
    library("Variables", ["Cohorts", "Clinical", "Execution"]),
    library("Strata", ["Variables", "Cohorts", "Clinical", "Execution"]),
    library("Evidence", ["CSV", "Statistics"], exclude: ["README.md"]),
    library(
      "Projection", ["Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical", "Execution"],
      exclude: ["README.md"]),
    library("Simulation", ["CSV", "Clinical", "Statistics"]),
    library(
      "Reports",
      [
        "Projection", "Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical", "CSV", "DisplayText",
        "Execution",
      ], exclude: ["README.md"]),

    // Terminal.
    library("TerminalUI", ["DisplayText"]),
    .target(name: "CLifecycle", cSettings: cSettings),
    .target(
      name: "CNCurses",
      dependencies: ["CLifecycle"],
      cSettings: cSettings + [.define("_XOPEN_SOURCE_EXTENDED", to: "1"), .define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    library("CursesBackend", ["CNCurses", "TerminalUI", "DisplayText"]),
    library(
      "Explorer",
      [
        "Reports", "Projection", "Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical", "CSV",
        "Execution", "TerminalUI", "DisplayText",
      ]),

    // Shell: the only code that opens files, reads the environment or the clock.
    .target(
      name: "CDigest", cSettings: cSettings, linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CDemonstration", cSettings: [.treatAllWarnings(as: .error), .unsafeFlags(["-std=c23"])]),
    .executableTarget(
      name: "alstrata",
      dependencies: [
        "Explorer", "Reports", "Projection", "Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical",
        "CSV", "Fitting", "Simulation", "TerminalUI", "DisplayText", "CursesBackend", "Execution", "CLifecycle",
        "CDigest", "CDemonstration", argumentParser,
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Simulation", "Fitting", "Projection", "Evidence", "Statistics", "Strata", "Variables", "Cohorts", "Clinical",
        "Execution",
        subprocess,
      ],
      exclude: ["Peers"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "Calibration",
      dependencies: [
        "Projection", "Strata", "Variables", "Cohorts", "Clinical", "Evidence", "Statistics", "Execution",
      ],
      swiftSettings: swiftSettings),

    // Tests.
    .target(
      name: "TestKit", dependencies: ["Cohorts", "Clinical", "Evidence"], path: "Tests/TestKit",
      swiftSettings: swiftSettings),
    tests("Execution", ["Execution"]),
    tests("DisplayText", ["DisplayText"]),
    tests("CSV", ["CSV", "Execution"]),
    tests("Clinical", ["Clinical"]),
    tests("Statistics", ["Statistics", "CSV", "Execution"]),
    tests("Fitting", ["Fitting", "CSV", "Statistics", "Execution"]),
    tests("Cohorts", ["Cohorts", "CSV", "Clinical", "Execution"]),
    tests("Variables", ["Variables", "Cohorts", "Clinical", "CSV", "Execution"]),
    tests("Strata", ["Strata", "Variables", "Cohorts", "Clinical", "CSV", "Execution"]),
    tests("Evidence", ["Evidence", "Statistics", "CSV"]),
    tests(
      "Projection",
      ["Projection", "Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical", "CSV", "Execution"]),
    tests("Simulation", ["Simulation", "Cohorts", "Clinical", "Statistics", "CSV", "Execution"]),
    tests(
      "Reports",
      [
        "Reports", "Projection", "Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical", "CSV",
        "DisplayText", "Execution",
      ]),
    tests("TerminalUI", ["TerminalUI", "DisplayText"]),
    tests(
      "Explorer",
      [
        "Explorer", "Reports", "Projection", "Strata", "Variables", "Cohorts", "Evidence", "Statistics", "Clinical",
        "CSV", "Simulation", "Execution", "TerminalUI", "DisplayText",
      ]),
    tests("EndToEnd", [subprocess]),
    tests("Calibration", ["Calibration", "Evidence", "Statistics"]),
  ],
  cxxLanguageStandard: .cxx17
)
