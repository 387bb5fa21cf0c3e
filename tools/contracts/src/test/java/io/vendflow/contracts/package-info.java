/** Holds what is written down for others, and for ourselves, to what is built. */
@NullMarked
package io.vendflow.contracts;

import org.jspecify.annotations.NullMarked;
