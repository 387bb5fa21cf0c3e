/** Turns what was dispensed into money, once, and lets go of everything else that was reserved. */
@NullMarked
package io.vendflow.capture;

import org.jspecify.annotations.NullMarked;
