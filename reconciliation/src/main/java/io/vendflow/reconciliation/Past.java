package io.vendflow.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What earlier runs found, so that what clears can be said to have cleared. */
public interface Past {

    /** Remembers nothing. */
    Past NONE = new Past() {

        @Override
        public List<Known> known() {
            return List.of();
        }

        @Override
        public void remember(Collection<Known> changed, Collection<String> forgotten) {}
    };

    /**
     * A finding of an earlier run.
     *
     * @param since when the difference began
     * @param against what the run compared that found it
     * @param clearedAt when a run found it gone, or null while it stands
     */
    record Known(
            FindingKind kind,
            String subject,
            String what,
            Instant since,
            Instant firstSeen,
            Set<Against> against,
            @Nullable Instant clearedAt) {

        /** As against what is about a letter, a ledger or the log itself. */
        boolean isAboutASale() {
            return switch (kind) {
                case UNKNOWN_TO_LOG, LEDGER_WITHOUT_CAPTURE, LEDGER_DOES_NOT_ADD_UP, DEAD_LETTER, LOG_INCOMPLETE ->
                    false;
                default -> true;
            };
        }

        String key() {
            return kind + " " + subject;
        }

        Optional<Cleared> cleared() {
            return clearedAt == null
                    ? Optional.empty()
                    : Optional.of(new Cleared(kind, subject, what, firstSeen, clearedAt));
        }

        Known clearedAt(Instant time) {
            return new Known(kind, subject, what, since, firstSeen, against, time);
        }
    }

    /** @throws io.vendflow.books.LogUnavailableException when it cannot be read now */
    List<Known> known();

    /**
     * @param forgotten keys that need not be known any more
     * @throws io.vendflow.books.LogUnavailableException when it cannot be written now
     */
    void remember(Collection<Known> changed, Collection<String> forgotten);
}
