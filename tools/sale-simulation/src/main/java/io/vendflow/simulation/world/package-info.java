/** Time, chance and the order of things: everything that happens in a simulation happens here, one thing at a time. */
@NullMarked
package io.vendflow.simulation.world;

import org.jspecify.annotations.NullMarked;
