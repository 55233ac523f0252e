#include "CDemonstration.h"
