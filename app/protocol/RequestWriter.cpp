#include "RequestWriter.h"
