package io.vendflow.reconciliation;

import java.time.Instant;

/**
 * A finding of an earlier run that is none any more.
 *
 * @param what the difference, as it was told when it was found
 */
public record Cleared(FindingKind kind, String subject, String what, Instant firstSeen, Instant clearedAt) {}
