#include <duktape.h>

// Duktape's API is partly macros, which Swift cannot import.

static inline duk_context *tutor_duk_create(void) { return duk_create_heap_default(); }

/// Evaluates `source`; returns 0 and leaves the result on the stack, or non-zero and leaves the error.
static inline duk_int_t tutor_duk_peval(duk_context *ctx, const char *source, duk_size_t length) {
  return duk_peval_lstring(ctx, source, length);
}

/// Compiles `source`; returns 0 and leaves the function on the stack, or non-zero and leaves the error.
static inline duk_int_t tutor_duk_pcompile(duk_context *ctx, const char *source, duk_size_t length) {
  return duk_pcompile_lstring(ctx, 0, source, length);
}

/// Pushes a buffer of its own for `length` bytes.
static inline void *tutor_duk_push_buffer(duk_context *ctx, duk_size_t length) {
  return duk_push_fixed_buffer(ctx, length);
}

/// The top of the stack as text, also when it is an error; `length` receives its bytes.
static inline const char *tutor_duk_safe_to_string(duk_context *ctx, duk_size_t *length) {
  return duk_safe_to_lstring(ctx, -1, length);
}
