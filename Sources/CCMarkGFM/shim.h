#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

/// Source positions and footnotes; a single tilde is a tilde; raw HTML and unsafe links stay disabled. (Macros, which
/// Swift cannot import.)
static const int tutor_markdown_options =
    CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
