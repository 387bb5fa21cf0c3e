package io.vendflow.operations;

import java.time.Instant;

/**
 * Why an event, or a proposal of one, could never be acted on.
 *
 * @param code stable word for programs
 * @param message in words for an operator
 */
public record Failure(Instant at, String code, String message) {}
