/** Sends spans to a collector; nothing of it is loaded where none is named. */
@NullMarked
package io.vendflow.tracing.export;

import org.jspecify.annotations.NullMarked;
