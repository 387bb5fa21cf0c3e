/** Everything of Vendflow on one machine, started in order, supervised, and stopped without a trace. */
@NullMarked
package io.vendflow.stack;

import org.jspecify.annotations.NullMarked;
