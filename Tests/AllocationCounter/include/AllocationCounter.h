#pragma once

/// How often the calling thread has asked for memory so far.
long allocation_count(void);
