/** What the dashboard sees of it. */
@NullMarked
package io.vendflow.capture.metrics;

import org.jspecify.annotations.NullMarked;
