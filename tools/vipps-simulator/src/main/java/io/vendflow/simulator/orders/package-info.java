/** Order Management: receipts, attached once. */
@NullMarked
package io.vendflow.simulator.orders;

import org.jspecify.annotations.NullMarked;
