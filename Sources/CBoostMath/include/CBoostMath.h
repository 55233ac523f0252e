#pragma once

/// Special functions of Boost.Math behind plain C. Outside its domain, and where it does not converge, a function
/// returns a quiet NaN; no exception crosses.

#ifdef __cplusplus
extern "C" {
#endif

/// erf(x).
double cboost_erf(double x);
/// 1 - erf(x), to full accuracy where it is small.
double cboost_erfc(double x);
/// log of the gamma function; x > 0.
double cboost_log_gamma(double x);
/// Derivative of the log of the gamma function; x > 0.
double cboost_digamma(double x);
/// gamma(x) / gamma(x + shift); x > 0, x + shift > 0.
double cboost_gamma_ratio(double x, double shift);

/// Quantile of the standard normal distribution; 0 < p < 1.
double cboost_normal_quantile(double p);

/// P(T <= x) for Student's t with df > 0 degrees of freedom.
double cboost_t_cdf(double x, double df);
/// Quantile of Student's t; 0 < p < 1.
double cboost_t_quantile(double p, double df);

/// P(T <= x) for the t distribution with df > 0 degrees of freedom and a non-centrality.
double cboost_noncentral_t_cdf(double x, double df, double noncentrality);
/// P(T > x) for the same.
double cboost_noncentral_t_upper(double x, double df, double noncentrality);

/// P(X <= x) for chi-squared with df > 0 degrees of freedom; x >= 0.
double cboost_chi_squared_cdf(double x, double df);
/// P(X > x) for the same.
double cboost_chi_squared_upper(double x, double df);
/// Quantile of chi-squared; 0 < p < 1.
double cboost_chi_squared_quantile(double p, double df);

/// P(X <= x) for Snedecor's F with numerator and denominator degrees of freedom > 0; x >= 0.
double cboost_f_cdf(double x, double numerator, double denominator);
/// P(X > x) for the same.
double cboost_f_upper(double x, double numerator, double denominator);
/// Quantile of F; 0 < p < 1.
double cboost_f_quantile(double p, double numerator, double denominator);

/// Regularised incomplete beta function I_x(a, b); 0 <= x <= 1, a > 0, b > 0.
double cboost_beta_cdf(double x, double a, double b);
/// 1 - I_x(a, b).
double cboost_beta_upper(double x, double a, double b);
/// The x with I_x(a, b) = p; 0 < p < 1.
double cboost_beta_quantile(double p, double a, double b);
/// The x with 1 - I_x(a, b) = q; 0 < q < 1.
double cboost_beta_upper_quantile(double q, double a, double b);

/// Regularised lower incomplete gamma function P(shape, x); x >= 0, shape > 0.
double cboost_gamma_cdf(double x, double shape);
/// Q(shape, x) = 1 - P(shape, x).
double cboost_gamma_upper(double x, double shape);
/// The x with P(shape, x) = p; 0 < p < 1.
double cboost_gamma_quantile(double p, double shape);
/// The x with Q(shape, x) = q; 0 < q < 1.
double cboost_gamma_upper_quantile(double q, double shape);

#ifdef __cplusplus
}
#endif
