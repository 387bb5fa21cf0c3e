/** The log of sales, read for operators, and what they decide, written to it. */
@NullMarked
package io.vendflow.operations.kafka;

import org.jspecify.annotations.NullMarked;
