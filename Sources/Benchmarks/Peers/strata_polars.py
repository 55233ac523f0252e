"""The work of `alstrata strata --by onset,kings,speed` in polars: FILE OUTPUT."""
import sys

import polars as pl

axes = ["onset", "kings_stage", "speed"]
months, score, slope = pl.col("months"), pl.col("alsfrs_total"), pl.col("slope")

visits = pl.scan_csv(sys.argv[1])
patients = (
    visits.group_by("patient_id")
    .agg(
        pl.len().alias("n"),
        months.sum().alias("x"),
        score.sum().alias("y"),
        (months * months).sum().alias("xx"),
        (months * score).sum().alias("xy"),
        *[pl.col(axis).first() for axis in axes],
    )
    .with_columns(
        slope=(pl.col("n") * pl.col("xy") - pl.col("x") * pl.col("y"))
        / (pl.col("n") * pl.col("xx") - pl.col("x") * pl.col("x"))
    )
)
strata = (
    patients.group_by(axes)
    .agg(
        pl.len().alias("patients"),
        slope.mean().alias("mean"),
        slope.std().alias("sd"),
        *[slope.quantile(p / 100, "linear").alias(f"p{p}") for p in (10, 25, 50, 75, 90)],
    )
    .sort(axes)
)
strata.collect().write_csv(sys.argv[2])
