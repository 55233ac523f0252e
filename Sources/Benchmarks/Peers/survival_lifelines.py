"""The work of `alstrata fit cox`, `km` and `logrank` in lifelines: FILE."""
import sys

import pandas as pd
from lifelines import CoxPHFitter, KaplanMeierFitter
from lifelines.statistics import logrank_test

patients = pd.read_csv(sys.argv[1])
print(CoxPHFitter().fit(patients, "time", "event").params_)
for _, arm in patients.groupby("arm"):
    print(KaplanMeierFitter().fit(arm["time"], arm["event"]).survival_function_at_times([12, 24, 36]))
first, second = patients[patients["arm"] == 0], patients[patients["arm"] == 1]
print(logrank_test(first["time"], second["time"], first["event"], second["event"]).test_statistic)
