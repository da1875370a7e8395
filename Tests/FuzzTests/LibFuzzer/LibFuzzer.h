#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the arguments of a program. The library comes with the compiler.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*tryInput)(const uint8_t *data, size_t size));
