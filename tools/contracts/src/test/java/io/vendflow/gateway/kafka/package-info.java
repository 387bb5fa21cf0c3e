/** What this package keeps to itself. */
@NullMarked
package io.vendflow.gateway.kafka;

import org.jspecify.annotations.NullMarked;
