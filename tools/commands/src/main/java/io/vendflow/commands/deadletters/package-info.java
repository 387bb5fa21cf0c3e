/** What became of messages that could not be handled, and what a person does about them. Nothing is ever deleted. */
@NullMarked
package io.vendflow.commands.deadletters;

import org.jspecify.annotations.NullMarked;
