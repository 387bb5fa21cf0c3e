/** A call to Vipps and the layers it passes: circuit breaker and retry, measurement, authorization. */
@NullMarked
package io.vendflow.vipps.call;

import org.jspecify.annotations.NullMarked;
