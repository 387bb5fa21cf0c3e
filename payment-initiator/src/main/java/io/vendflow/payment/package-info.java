/** Asks Vipps for the payment that a machine asked for, once, while a customer still stands there. */
@NullMarked
package io.vendflow.payment;

import org.jspecify.annotations.NullMarked;
