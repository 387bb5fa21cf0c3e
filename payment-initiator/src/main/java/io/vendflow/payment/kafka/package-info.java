/** Requests in, payments out. */
@NullMarked
package io.vendflow.payment.kafka;

import org.jspecify.annotations.NullMarked;
