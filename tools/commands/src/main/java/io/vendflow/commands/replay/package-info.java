/** Lets a service take events again that are in the log. */
@NullMarked
package io.vendflow.commands.replay;

import org.jspecify.annotations.NullMarked;
