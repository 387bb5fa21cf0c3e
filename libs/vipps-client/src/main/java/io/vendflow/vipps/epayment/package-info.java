/** Payments at Vipps' ePayment API: create, look, capture, cancel, refund. */
@NullMarked
package io.vendflow.vipps.epayment;

import org.jspecify.annotations.NullMarked;
