/** What the engineer on call works with is whole, and the checks of it can fail. */
@NullMarked
package io.vendflow.checks;

import org.jspecify.annotations.NullMarked;
