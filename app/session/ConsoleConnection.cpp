#include "ConsoleConnection.h"
