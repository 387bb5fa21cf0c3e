/** {@code ./run reconcile}: asks for a reconciliation, shows what it finds, and has it mended. */
@NullMarked
package io.vendflow.commands.reconcile;

import org.jspecify.annotations.NullMarked;
