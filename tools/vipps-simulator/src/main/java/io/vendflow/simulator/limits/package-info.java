/** Vipps' rate limits: so many calls per minute for one operation on one payment. */
@NullMarked
package io.vendflow.simulator.limits;

import org.jspecify.annotations.NullMarked;
