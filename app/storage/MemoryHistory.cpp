#include "MemoryHistory.h"
