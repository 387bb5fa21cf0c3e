package io.vendflow.commands;

import org.jspecify.annotations.Nullable;

/**
 * A record of a topic.
 *
 * @param event null when it says that the key is no more
 */
public record Read<E>(String key, @Nullable E event) {}
