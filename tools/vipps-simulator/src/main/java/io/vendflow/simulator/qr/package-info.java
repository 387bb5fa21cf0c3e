/** QR images behind the link that a payment is created with. */
@NullMarked
package io.vendflow.simulator.qr;

import org.jspecify.annotations.NullMarked;
