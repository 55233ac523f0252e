#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// No long double: the same bits on every machine. A result that does not fit is infinite or 0; what did not converge
// is thrown, and caught here.
using Policy = policies::policy<
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Policy>;
using StudentsT = boost::math::students_t_distribution<double, Policy>;
using NoncentralT = boost::math::non_central_t_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using FisherF = boost::math::fisher_f_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Gamma = boost::math::gamma_distribution<double, Policy>;

const double undefined = std::numeric_limits<double>::quiet_NaN();

bool isProbability(double p) { return p > 0 && p < 1; }

bool isPositive(double x) { return x > 0 && std::isfinite(x); }

// The value of `function` where its arguments are in its domain; no exception leaves.
template <typename Function>
double value(bool isInDomain, Function function) noexcept {
  if (!isInDomain) return undefined;
  try {
    return function();
  } catch (...) {
    return undefined;
  }
}

// Tails of a distribution on x >= 0. Boost.Math rejects x = infinity, where they are known.
template <typename Distribution>
double lower(double x, const Distribution& distribution) { return std::isinf(x) ? 1 : cdf(distribution, x); }

template <typename Distribution>
double upper(double x, const Distribution& distribution) {
  return std::isinf(x) ? 0 : cdf(complement(distribution, x));
}

}  // namespace

extern "C" {

double cboost_erf(double x) {
  return value(!std::isnan(x), [=] { return boost::math::erf(x, Policy()); });
}

double cboost_erfc(double x) {
  return value(!std::isnan(x), [=] { return boost::math::erfc(x, Policy()); });
}

double cboost_log_gamma(double x) {
  return value(isPositive(x), [=] { return boost::math::lgamma(x, Policy()); });
}

double cboost_digamma(double x) {
  return value(isPositive(x), [=] { return boost::math::digamma(x, Policy()); });
}

double cboost_gamma_ratio(double x, double shift) {
  return value(isPositive(x) && isPositive(x + shift), [=] {
    return boost::math::tgamma_delta_ratio(x, shift, Policy());
  });
}

double cboost_normal_quantile(double p) {
  return value(isProbability(p), [=] { return quantile(Normal(), p); });
}

double cboost_t_cdf(double x, double df) {
  return value(df > 0 && !std::isnan(x), [=] { return cdf(StudentsT(df), x); });
}

double cboost_t_quantile(double p, double df) {
  return value(isProbability(p) && df > 0, [=] { return quantile(StudentsT(df), p); });
}

double cboost_noncentral_t_cdf(double x, double df, double noncentrality) {
  return value(isPositive(df) && std::isfinite(noncentrality) && std::isfinite(x), [=] {
    return cdf(NoncentralT(df, noncentrality), x);
  });
}

double cboost_noncentral_t_upper(double x, double df, double noncentrality) {
  return value(isPositive(df) && std::isfinite(noncentrality) && std::isfinite(x), [=] {
    return cdf(complement(NoncentralT(df, noncentrality), x));
  });
}

double cboost_chi_squared_cdf(double x, double df) {
  return value(x >= 0 && isPositive(df), [=] { return lower(x, ChiSquared(df)); });
}

double cboost_chi_squared_upper(double x, double df) {
  return value(x >= 0 && isPositive(df), [=] { return upper(x, ChiSquared(df)); });
}

double cboost_chi_squared_quantile(double p, double df) {
  return value(isProbability(p) && isPositive(df), [=] { return quantile(ChiSquared(df), p); });
}

double cboost_f_cdf(double x, double numerator, double denominator) {
  return value(x >= 0 && isPositive(numerator) && isPositive(denominator), [=] {
    return lower(x, FisherF(numerator, denominator));
  });
}

double cboost_f_upper(double x, double numerator, double denominator) {
  return value(x >= 0 && isPositive(numerator) && isPositive(denominator), [=] {
    return upper(x, FisherF(numerator, denominator));
  });
}

double cboost_f_quantile(double p, double numerator, double denominator) {
  return value(isProbability(p) && isPositive(numerator) && isPositive(denominator), [=] {
    return quantile(FisherF(numerator, denominator), p);
  });
}

double cboost_beta_cdf(double x, double a, double b) {
  return value(x >= 0 && x <= 1 && isPositive(a) && isPositive(b), [=] { return cdf(Beta(a, b), x); });
}

double cboost_beta_upper(double x, double a, double b) {
  return value(x >= 0 && x <= 1 && isPositive(a) && isPositive(b), [=] { return cdf(complement(Beta(a, b), x)); });
}

double cboost_beta_quantile(double p, double a, double b) {
  return value(isProbability(p) && isPositive(a) && isPositive(b), [=] { return quantile(Beta(a, b), p); });
}

double cboost_beta_upper_quantile(double q, double a, double b) {
  return value(isProbability(q) && isPositive(a) && isPositive(b), [=] { return quantile(complement(Beta(a, b), q)); });
}

double cboost_gamma_cdf(double x, double shape) {
  return value(x >= 0 && isPositive(shape), [=] { return lower(x, Gamma(shape, 1)); });
}

double cboost_gamma_upper(double x, double shape) {
  return value(x >= 0 && isPositive(shape), [=] { return upper(x, Gamma(shape, 1)); });
}

double cboost_gamma_quantile(double p, double shape) {
  return value(isProbability(p) && isPositive(shape), [=] { return quantile(Gamma(shape, 1), p); });
}

double cboost_gamma_upper_quantile(double q, double shape) {
  return value(isProbability(q) && isPositive(shape), [=] { return quantile(complement(Gamma(shape, 1), q)); });
}
}
