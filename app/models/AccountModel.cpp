#include "AccountModel.h"
