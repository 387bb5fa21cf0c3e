/** How fast the simulator is, beside the server under it with nothing to do. Run by the profile {@code benchmark}. */
@org.jspecify.annotations.NullMarked
package io.vendflow.simulator.bench;
