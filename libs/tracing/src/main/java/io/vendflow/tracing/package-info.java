/** Which trace a thing belongs to, its spans, and log lines that say which sale, machine and trace they are about. */
@NullMarked
package io.vendflow.tracing;

import org.jspecify.annotations.NullMarked;
