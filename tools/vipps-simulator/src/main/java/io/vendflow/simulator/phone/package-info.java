/** The customer's phone as a web page. */
@NullMarked
package io.vendflow.simulator.phone;

import org.jspecify.annotations.NullMarked;
