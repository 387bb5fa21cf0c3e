/** Vipps at the other end of a bad network: the simulator's own ledger, and every way in which a call can go wrong. */
@NullMarked
package io.vendflow.simulation.vipps;

import org.jspecify.annotations.NullMarked;
