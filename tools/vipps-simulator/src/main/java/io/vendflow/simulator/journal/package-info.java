/** What must outlive a crash, as lines of JSON in one file. */
@NullMarked
package io.vendflow.simulator.journal;

import org.jspecify.annotations.NullMarked;
