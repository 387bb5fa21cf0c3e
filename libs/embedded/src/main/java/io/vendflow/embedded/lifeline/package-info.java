/** What runs inside every child JVM beside its own program; a jar of its own, without dependencies. */
@NullMarked
package io.vendflow.embedded.lifeline;

import org.jspecify.annotations.NullMarked;
