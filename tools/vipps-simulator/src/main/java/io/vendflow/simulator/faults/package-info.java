/** Faults on demand: which call goes wrong, how, and how often. */
@NullMarked
package io.vendflow.simulator.faults;

import org.jspecify.annotations.NullMarked;
