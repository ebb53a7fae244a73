#include "JsonText.h"
