#include "SessionList.h"
