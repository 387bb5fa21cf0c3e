package io.vendflow.payment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why the outcome is not known.
 *
 * @param notBefore how long to wait at least before asking again, when Vipps said so
 */
public record Doubt(String why, @Nullable Duration notBefore) {}
