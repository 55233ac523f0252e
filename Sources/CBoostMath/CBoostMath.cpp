#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// No exceptions (they must not cross into Swift) and no long double (the same bits on every machine).
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Policy>;
using StudentsT = boost::math::students_t_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;

const double undefined = std::numeric_limits<double>::quiet_NaN();

bool isProbability(double p) { return p > 0 && p < 1; }

}  // namespace

extern "C" {

double cboost_normal_quantile(double p) { return isProbability(p) ? quantile(Normal(), p) : undefined; }

double cboost_t_cdf(double x, double df) {
  return df > 0 && !std::isnan(x) ? cdf(StudentsT(df), x) : undefined;
}

double cboost_t_quantile(double p, double df) {
  return isProbability(p) && df > 0 ? quantile(StudentsT(df), p) : undefined;
}

double cboost_chi_squared_upper(double x, double df) {
  return x >= 0 && df > 0 ? cdf(complement(ChiSquared(df), x)) : undefined;
}

double cboost_beta_quantile(double p, double a, double b) {
  return isProbability(p) && a > 0 && b > 0 ? quantile(Beta(a, b), p) : undefined;
}

double cboost_beta_upper_quantile(double q, double a, double b) {
  return isProbability(q) && a > 0 && b > 0 ? quantile(complement(Beta(a, b), q)) : undefined;
}
}
