/** Draws the QR that the customer scans. */
@NullMarked
package io.vendflow.gateway.qr;

import org.jspecify.annotations.NullMarked;
