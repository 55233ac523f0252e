"""The work of `alstrata strata` in polars: a least-squares slope per patient, then counts and means per onset and progression class."""
import sys

import polars as pl

c = pl.col
patients = (
    pl.scan_csv(sys.argv[1])
    .group_by("patient_id")
    .agg(
        pl.len().alias("n"),
        c("months").sum().alias("sx"),
        c("alsfrsr_total").sum().alias("sy"),
        (c("months") * c("alsfrsr_total")).sum().alias("sxy"),
        (c("months") ** 2).sum().alias("sxx"),
        c("onset_site").first(),
        c("age").first(),
        c("symptom_months").first(),
        c("alsfrsr_total").first().alias("score"),
    )
    .with_columns(
        ((c("n") * c("sxy") - c("sx") * c("sy")) / (c("n") * c("sxx") - c("sx") ** 2)).alias("slope"),
        ((48 - c("score")) / c("symptom_months")).cut([0.5, 1.0]).alias("speed"),
    )
)
strata = (
    patients.group_by("onset_site", "speed")
    .agg(
        pl.len().alias("patients"),
        c("age").mean().alias("age_mean"),
        c("age").std().alias("age_sd"),
        c("score").mean().alias("score_mean"),
        c("slope").mean().alias("slope_mean"),
        c("slope").std().alias("slope_sd"),
    )
    .sort("onset_site", "speed")
)
print(strata.collect().write_csv())
