/** Events in, events out, and what must be remembered between them. */
@NullMarked
package io.vendflow.ingest.kafka;

import org.jspecify.annotations.NullMarked;
