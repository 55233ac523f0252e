public import Cohorts
public import Execution
public import Projection
import Reports
import Strata
import Variables

/// The slow work of the explorer, as functions that a worker calls: values in, one message out.
public enum Engine {
  /// Reads the sources and prepares what every view needs. Of a part of the rows no axes are offered: nothing is counted
  /// on it.
  public static func loadCohort(
    _ sources: [Source], _ plan: ReadingPlan, profile: ProfileUse? = nil, generation: Int, work: Work,
    assembling: Work = Work()
  ) -> Message {
    do throws(ReadingError) {
      let reading = try readCohort(sources, plan, work: work, assembling: assembling)
      let store = VariableStore(reading.cohort)
      let offered = reading.completeness == .complete ? AxisRegistry.offered(by: store) : []
      return .loaded(
        LoadedCohort(
          reading: reading, store: store, offered: offered, sources: sources, plan: plan,
          profile: profile),
        generation: generation)
    } catch {
      return error == .cancelled
        ? .loadStopped(generation: generation) : .loadFailed(error.message, generation: generation)
    }
  }

  /// Patients up to which a projection is drawn faster than it could be read in part.
  private static let drawnAtOnce = 20_000

  /// Stratifies, projects and makes the tables of a plan. Of a large cohort `post` gets what has a closed form first.
  public static func analyze(
    _ cohort: LoadedCohort, _ plan: AnalysisPlan, generation: Int, work: Work, post: (Message) -> Void
  ) -> Message {
    let store = cohort.store.defining(plan.stratification.definitions)
    if let problem = plan.projection.problem(on: store) {
      return .analysisFailed(problem, generation: generation)
    }
    do throws(StratificationError) {
      let strata = try cohort.strata.strata(store, plan.stratification, work: work)
      let stratification = strata.stratification
      guard stratification.strata[0].count > 0 else {
        return .analysisFailed("no patient matches the filter; F clears it", generation: generation)
      }
      if let problem = stratification.effectProblem(store) {
        return .analysisFailed(problem + "; u takes the step back", generation: generation)
      }
      return analyze(strata, store, cohort.projections, plan, generation, work, post)
    } catch {
      return error == .cancelled
        ? .analysisStopped(generation: generation) : .analysisFailed(error.message, generation: generation)
    }
  }

  private static func analyze(
    _ strata: StrataCache.Strata, _ store: VariableStore, _ cache: ProjectionCache, _ plan: AnalysisPlan,
    _ generation: Int, _ work: Work, _ post: (Message) -> Void
  ) -> Message {
    func analysis(_ projection: CohortProjection) -> Analysis {
      Analysis(plan: plan, subject: BenefitSubject(projection, store, cache: cache), strata: strata.table)
    }
    do throws(Cancelled) {
      let draft = try draftProjection(plan.projection, on: strata.stratification, store, cache: cache, work: work)
      if store.cohort.patientCount > drawnAtOnce {
        post(.drafted(analysis(draft.projection), generation: generation))
      }
      let projection = try draft.drawn(work: work)
      try work.checkCancelled()
      return .analyzed(analysis(projection), generation: generation)
    } catch {
      return .analysisStopped(generation: generation)
    }
  }
}
