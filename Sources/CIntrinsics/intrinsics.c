// A target has a source file; all there is stands in the header, to be compiled into the caller.
#include "CIntrinsics.h"
