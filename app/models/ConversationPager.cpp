#include "ConversationPager.h"
