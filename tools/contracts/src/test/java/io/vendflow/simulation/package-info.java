/** What the simulation keeps to itself. */
@NullMarked
package io.vendflow.simulation;

import org.jspecify.annotations.NullMarked;
