#include "PracticeServer.h"
