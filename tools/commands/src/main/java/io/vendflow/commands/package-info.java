/** What an operator tells the system at a command line. */
@NullMarked
package io.vendflow.commands;

import org.jspecify.annotations.NullMarked;
