/** Customers who approve soon, late or never, and operators who decide what nobody else can. */
@NullMarked
package io.vendflow.simulation.people;

import org.jspecify.annotations.NullMarked;
