/** The simulator's own API: payments as seen from inside, the clock, faults. */
@NullMarked
package io.vendflow.simulator.control;

import org.jspecify.annotations.NullMarked;
