@NullMarked
package io.vendflow.kafka.metrics;

import org.jspecify.annotations.NullMarked;
