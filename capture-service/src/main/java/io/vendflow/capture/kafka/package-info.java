/** Receipts, vend reports and wishes to cancel in; money and releases out. */
@NullMarked
package io.vendflow.capture.kafka;

import org.jspecify.annotations.NullMarked;
