/** The event topics as books: every sale folded into the story that its events tell, whatever their order. */
@NullMarked
package io.vendflow.books;

import org.jspecify.annotations.NullMarked;
