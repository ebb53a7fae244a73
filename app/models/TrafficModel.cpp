#include "TrafficModel.h"
