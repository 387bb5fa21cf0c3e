/** Logs that tests write and read in memory. */
@NullMarked
package io.vendflow.books;

import org.jspecify.annotations.NullMarked;
