#include "CDemonstration.h"

static const uint8_t bytes[] = {
#embed "../../Fixtures/Cohorts/register.csv"
};

const uint8_t *const demonstration_register_csv = bytes;
const size_t demonstration_register_csv_length = sizeof bytes;
