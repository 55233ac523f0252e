# The work of `alstrata strata --by onset,kings,speed` in data.table: FILE OUTPUT. Sums only in the first step, which
# data.table then groups in C, and only the columns that are needed.
arguments <- commandArgs(TRUE)
suppressMessages(library(data.table))
axes <- c("onset", "kings_stage", "speed")
visits <- fread(arguments[1], select = c("patient_id", "months", "alsfrs_total", axes), showProgress = FALSE)
visits[, `:=`(xx = months^2, xy = months * alsfrs_total)]
patients <- visits[, .(n = .N, x = sum(months), y = sum(alsfrs_total), xx = sum(xx), xy = sum(xy),
  onset = first(onset), kings_stage = first(kings_stage), speed = first(speed)), by = patient_id]
patients[, slope := (n * xy - x * y) / (n * xx - x^2)]
strata <- patients[, {
  q <- quantile(slope, c(0.1, 0.25, 0.5, 0.75, 0.9), names = FALSE)
  .(patients = .N, mean = mean(slope), sd = sd(slope), p10 = q[1], p25 = q[2], p50 = q[3], p75 = q[4], p90 = q[5])
}, keyby = axes]
fwrite(strata, arguments[2])
