/** Vipps' own books: payments, and the ledgers of its Report API. */
@NullMarked
package io.vendflow.reconciliation.vipps;

import org.jspecify.annotations.NullMarked;
