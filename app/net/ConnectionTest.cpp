#include "ConnectionTest.h"
