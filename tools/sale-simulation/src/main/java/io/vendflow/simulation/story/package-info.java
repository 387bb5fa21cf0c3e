/** What really happened to each sale: at the machine, in the log, at Vipps. No service sees any of it. */
@NullMarked
package io.vendflow.simulation.story;

import org.jspecify.annotations.NullMarked;
