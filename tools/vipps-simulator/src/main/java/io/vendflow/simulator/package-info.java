/** Vipps MobilePay for tests and for a desk: composed here, the features in the packages below. */
@NullMarked
package io.vendflow.simulator;

import org.jspecify.annotations.NullMarked;
