// Shared by the files of this target.
#ifndef CPROCESS_SUPPORT_H
#define CPROCESS_SUPPORT_H

#include <stdint.h>

/// The bytes of address space this process takes, 0 where nobody knows.
uint64_t address_space_used(void);

#endif
