/** Compares what machines, the log and Vipps say about money, names each difference, and says what to do about it. */
@NullMarked
package io.vendflow.reconciliation;

import org.jspecify.annotations.NullMarked;
