/** Vend reports and authorizations in, receipts out. */
@NullMarked
package io.vendflow.receipt.kafka;

import org.jspecify.annotations.NullMarked;
