# The work of `alstrata fit lmm` in lme4: FILE.
suppressMessages({
  library(data.table)
  library(lme4)
})
visits <- fread(commandArgs(TRUE)[1], select = c("patient_id", "months", "arm", "alsfrs_total"), showProgress = FALSE)
model <- lmer(alsfrs_total ~ months * arm + (months | patient_id), visits)
print(summary(model)$coefficients, digits = 15)
