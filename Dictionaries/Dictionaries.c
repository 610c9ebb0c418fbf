#include "Dictionaries.h"
