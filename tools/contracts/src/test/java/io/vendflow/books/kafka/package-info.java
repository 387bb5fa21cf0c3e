/** What this package keeps to itself. */
@NullMarked
package io.vendflow.books.kafka;

import org.jspecify.annotations.NullMarked;
