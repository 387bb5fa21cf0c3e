/** Tests of how Vipps' books are read. */
@NullMarked
package io.vendflow.reconciliation.vipps;

import org.jspecify.annotations.NullMarked;
