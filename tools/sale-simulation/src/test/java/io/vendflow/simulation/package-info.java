/** Many seeds in which everything holds, and mistakes put in on purpose that do not go unnoticed. */
@NullMarked
package io.vendflow.simulation;

import org.jspecify.annotations.NullMarked;
