#include "CLifecycle.h"
