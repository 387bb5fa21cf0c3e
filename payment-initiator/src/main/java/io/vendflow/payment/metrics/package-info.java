/** What the dashboard sees of it. */
@NullMarked
package io.vendflow.payment.metrics;

import org.jspecify.annotations.NullMarked;
