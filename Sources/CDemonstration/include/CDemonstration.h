#ifndef ALSTRATA_CDEMONSTRATION_H
#define ALSTRATA_CDEMONSTRATION_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of Fixtures/Cohorts/register.csv: the synthetic demonstration cohort. */
extern const uint8_t *const demonstration_register_csv;
extern const size_t demonstration_register_csv_length;

#endif
