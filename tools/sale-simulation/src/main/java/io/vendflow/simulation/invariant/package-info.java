/** What must hold of every sale, whatever goes wrong: I1 to I10, each an object that says what it promises. */
@NullMarked
package io.vendflow.simulation.invariant;

import org.jspecify.annotations.NullMarked;
