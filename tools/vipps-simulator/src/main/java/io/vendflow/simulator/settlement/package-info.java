/** The books: what Vipps owes a sales unit and what it charges, entry by entry, day by day. */
@NullMarked
package io.vendflow.simulator.settlement;

import org.jspecify.annotations.NullMarked;
