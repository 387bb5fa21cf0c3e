/** Receipts at Vipps. */
@NullMarked
package io.vendflow.receipt.vipps;

import org.jspecify.annotations.NullMarked;
