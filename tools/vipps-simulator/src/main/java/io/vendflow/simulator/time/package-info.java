/** A clock that can be moved, so that ten minutes or 180 days pass at once. */
@NullMarked
package io.vendflow.simulator.time;

import org.jspecify.annotations.NullMarked;
