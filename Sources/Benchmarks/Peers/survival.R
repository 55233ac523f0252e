# The work of `alstrata fit cox`, `km` and `logrank` in R's survival: FILE.
suppressMessages({
  library(data.table)
  library(survival)
})
patients <- fread(commandArgs(TRUE)[1], showProgress = FALSE)
print(coef(coxph(
  Surv(time, event) ~ arm + age + male + bulbar + resp_onset + pre_slope + riluzole + c9orf72, patients
)), digits = 15)
curves <- survfit(Surv(time, event) ~ arm, patients, conf.type = "log-log")
print(summary(curves, times = c(12, 24, 36))$surv, digits = 15)
print(survdiff(Surv(time, event) ~ arm, patients)$chisq, digits = 15)
