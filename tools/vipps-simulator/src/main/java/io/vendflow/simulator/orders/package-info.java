/** Order Management: receipts, attached once; categories and their images. */
@NullMarked
package io.vendflow.simulator.orders;

import org.jspecify.annotations.NullMarked;
