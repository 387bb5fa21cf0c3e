/** Mistakes for the simulation to find, each put between the product's own parts. */
@NullMarked
package io.vendflow.simulation.mutant;

import org.jspecify.annotations.NullMarked;
