#include "PracticeDecision.h"
