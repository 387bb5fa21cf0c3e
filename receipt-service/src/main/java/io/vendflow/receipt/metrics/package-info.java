/** What the dashboard sees of it. */
@NullMarked
package io.vendflow.receipt.metrics;

import org.jspecify.annotations.NullMarked;
