/** The fleet: who sells through which machine, and how. */
@NullMarked
package io.vendflow.commands.machines;

import org.jspecify.annotations.NullMarked;
