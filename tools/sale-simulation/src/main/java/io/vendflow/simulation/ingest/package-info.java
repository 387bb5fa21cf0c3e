/** webhook-ingest's decisions as a topology runs them, with looks at Vipps that take their time. */
@NullMarked
package io.vendflow.simulation.ingest;

import org.jspecify.annotations.NullMarked;
