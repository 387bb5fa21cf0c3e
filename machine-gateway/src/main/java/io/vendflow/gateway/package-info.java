/** Speaks for the machines: what they may ask, what a sale's next state is, and what they are told. Pure decisions. */
@NullMarked
package io.vendflow.gateway;

import org.jspecify.annotations.NullMarked;
