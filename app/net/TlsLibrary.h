#pragma once

namespace decidesk {

/// Loads what a link needs for TLS, in the calling thread, any one; it takes some milliseconds.
/// Without it the first link does the same, in its own thread, with or without TLS.
void loadTlsLibrary();

} // namespace decidesk
