/** The sales units that the simulator serves, with their keys and what they may do. */
@NullMarked
package io.vendflow.simulator.merchants;

import org.jspecify.annotations.NullMarked;
