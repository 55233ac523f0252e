"""The work of `alstrata strata --by onset,kings,speed` in DuckDB: FILE OUTPUT."""
import sys

import duckdb

quantiles = ", ".join(f"quantile_cont(slope, {p / 100}) AS p{p}" for p in (10, 25, 50, 75, 90))
duckdb.sql(
    f"""
    COPY (
      SELECT onset, kings_stage, speed, count(*) AS patients, avg(slope) AS mean, stddev_samp(slope) AS sd, {quantiles}
      FROM (
        SELECT any_value(onset) AS onset, any_value(kings_stage) AS kings_stage, any_value(speed) AS speed,
          regr_slope(alsfrs_total, months) AS slope
        FROM read_csv('{sys.argv[1]}')
        GROUP BY patient_id
      )
      GROUP BY onset, kings_stage, speed
      ORDER BY onset, kings_stage, speed
    ) TO '{sys.argv[2]}' (HEADER)
    """
)
