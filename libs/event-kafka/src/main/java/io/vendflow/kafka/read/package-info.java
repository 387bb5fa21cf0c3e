/** Looks into the log without taking part in it: no group, no commit. */
@NullMarked
package io.vendflow.kafka.read;

import org.jspecify.annotations.NullMarked;
