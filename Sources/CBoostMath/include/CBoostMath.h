#pragma once

/// Distribution functions of Boost.Math behind plain C. Outside its domain a function returns a quiet NaN; no exception and no errno crosses.

#ifdef __cplusplus
extern "C" {
#endif

/// Quantile of the standard normal distribution; 0 < p < 1.
double cboost_normal_quantile(double p);
/// P(T <= x) for Student's t with df > 0 degrees of freedom.
double cboost_t_cdf(double x, double df);
/// Quantile of Student's t; 0 < p < 1.
double cboost_t_quantile(double p, double df);
/// P(X > x) for chi-squared with df > 0 degrees of freedom; x >= 0.
double cboost_chi_squared_upper(double x, double df);
/// P(X > x) for Snedecor's F with numerator and denominator degrees of freedom > 0; x >= 0.
double cboost_f_upper(double x, double numerator, double denominator);

#ifdef __cplusplus
}
#endif
