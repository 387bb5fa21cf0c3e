/** Takes in what Vipps says by webhook, looks at open payments until they are over, and tells once how each one ended. */
@NullMarked
package io.vendflow.ingest;

import org.jspecify.annotations.NullMarked;
