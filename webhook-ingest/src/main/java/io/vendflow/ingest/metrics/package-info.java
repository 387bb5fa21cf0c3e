/** What the dashboard sees. */
@NullMarked
package io.vendflow.ingest.metrics;

import org.jspecify.annotations.NullMarked;
