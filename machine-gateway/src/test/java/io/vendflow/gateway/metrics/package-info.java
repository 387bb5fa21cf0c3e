@NullMarked
package io.vendflow.gateway.metrics;

import org.jspecify.annotations.NullMarked;
