package io.vendflow.simulator.payments;

import java.time.Duration;

/**
 * What a sales unit's market allows (facts sheet 2.7, 2.8).
 *
 * @param window how long after the approval a capture or a cancel is accepted
 * @param partial whether less than everything may be captured; refused with 6140 otherwise
 */
public record CaptureTerms(Duration window, boolean partial) {}
