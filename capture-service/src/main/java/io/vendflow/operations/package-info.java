/** What operators can do about a sale by hand: see its story, give money back, let go of it, decide an unknown vend. */
@NullMarked
package io.vendflow.operations;

import org.jspecify.annotations.NullMarked;
