/** Looks at payments, and registers our address, at Vipps. */
@NullMarked
package io.vendflow.ingest.vipps;

import org.jspecify.annotations.NullMarked;
