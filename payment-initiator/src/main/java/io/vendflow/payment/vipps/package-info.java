/** Payments at Vipps. */
@NullMarked
package io.vendflow.payment.vipps;

import org.jspecify.annotations.NullMarked;
