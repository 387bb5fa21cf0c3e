package io.vendflow.reconciliation;

import io.vendflow.books.DeadLetterEntry;
import io.vendflow.books.Happening;
import io.vendflow.books.Hole;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import io.vendflow.books.SaleBook;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Findings that are about no sale of the log. */
final class Strangers {

    private Strangers() {}

    static Finding of(DeadLetterEntry letter) {
        return new Finding(
                FindingKind.DEAD_LETTER,
                letter.id(),
                "",
                letter.machine(),
                0,
                "",
                "%s could not handle %s%s: %s, %s"
                        .formatted(
                                letter.producer(),
                                letter.from(),
                                letter.subject().isEmpty() ? "" : " of " + letter.subject(),
                                letter.code(),
                                letter.message()),
                letter.at(),
                "./run dead-letters show " + letter.id() + ", then resend or park it",
                null,
                List.of());
    }

    static Finding of(Place place, String subject, String why, Instant seenAt) {
        return new Finding(
                FindingKind.LOG_INCOMPLETE,
                place.toString(),
                "",
                "",
                0,
                "",
                "the record at %s cannot be read%s: %s"
                        .formatted(place, subject.isEmpty() ? "" : ", it is about " + subject, why),
                seenAt,
                "look at its bytes (kcat -t " + place.topic() + " -p " + place.partition() + " -o " + place.offset()
                        + " -c 1) and at who wrote it",
                null,
                List.of());
    }

    /** Only webhooks tell of it, and Vipps was not asked. */
    static Finding heardOf(SaleBook rumour) {
        return unknownToLog(rumour, 0, "", "Vipps sent webhooks about it, and the log knows no such sale");
    }

    static Finding of(SaleBook rumour, PaymentAtVipps payment) {
        String currency = payment.currency();
        return unknownToLog(
                rumour,
                Math.max(payment.captured(), payment.authorized()),
                currency,
                "Vipps has it (%s, authorized %s, captured %s), and the log knows no such sale"
                        .formatted(
                                payment.state(),
                                AmountWords.of(payment.authorized(), currency),
                                AmountWords.of(payment.captured(), currency)));
    }

    /** Nobody can say whether the log once knew them. */
    static Finding before(Hole hole, Set<String> references) {
        return new Finding(
                FindingKind.LOG_INCOMPLETE,
                "before " + hole.first(),
                "",
                "",
                0,
                "",
                "%s; %d payment%s that Vipps tells of may have begun there, such as %s"
                        .formatted(
                                hole.inWords(),
                                references.size(),
                                references.size() == 1 ? "" : "s",
                                Collections.min(references)),
                hole.until(),
                "restore the topic from a copy; until then these payments are known only to Vipps",
                null,
                List.of());
    }

    private static Finding unknownToLog(SaleBook rumour, long amount, String currency, String what) {
        return new Finding(
                FindingKind.UNKNOWN_TO_LOG,
                rumour.reference(),
                merchantOf(rumour),
                Run.machineOf(rumour.reference()),
                amount,
                currency,
                what,
                rumour.lastAt(),
                "find out who created it; what is reserved is let go of in Vipps' portal",
                null,
                rumour.story());
    }

    static String merchantOf(SaleBook rumour) {
        return rumour.story().stream()
                .filter(each -> each.kind() == Kind.WEBHOOK_RECEIVED)
                .map(Happening::about)
                .findFirst()
                .orElse("");
    }
}
