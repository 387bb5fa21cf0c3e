/** Our own client against the simulator: what it makes of everything that can go wrong. */
@NullMarked
package io.vendflow.simulator.client;

import org.jspecify.annotations.NullMarked;
