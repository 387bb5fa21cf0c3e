/** Machines that sell, lose power and contact, and what lies between them and the gateway. */
@NullMarked
package io.vendflow.simulation.machine;

import org.jspecify.annotations.NullMarked;
