/** Log lines as JSON, for containers. */
@NullMarked
package io.vendflow.tracing.log;

import org.jspecify.annotations.NullMarked;
