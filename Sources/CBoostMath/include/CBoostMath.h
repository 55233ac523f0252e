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
/// The x with I_x(a, b) = p, I the regularised incomplete beta function; 0 < p < 1, a > 0, b > 0.
double cboost_beta_quantile(double p, double a, double b);
/// The x with 1 - I_x(a, b) = q; 0 < q < 1.
double cboost_beta_upper_quantile(double q, double a, double b);

#ifdef __cplusplus
}
#endif
