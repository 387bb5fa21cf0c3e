/** What the dashboard sees of it. */
@NullMarked
package io.vendflow.reconciliation.metrics;

import org.jspecify.annotations.NullMarked;
