/** Captures and cancellations at Vipps. */
@NullMarked
package io.vendflow.capture.vipps;

import org.jspecify.annotations.NullMarked;
