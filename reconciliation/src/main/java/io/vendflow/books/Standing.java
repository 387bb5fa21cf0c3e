package io.vendflow.books;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sale's story comes to. All amounts in minor units. */
public final class Standing {

    private final List<Happening> story;
    private final List<Refund> refunds = new ArrayList<>();
    private final Set<String> buried = new HashSet<>();
    private @Nullable Happening authorization;
    private @Nullable Happening unknownVend;
    private @Nullable Vend vend;
    private @Nullable Happening cancel;
    private @Nullable Happening capture;
    private @Nullable Happening captureFailure;
    private @Nullable Happening receipt;
    private @Nullable Happening receiptFailure;
    private long authorized;
    private long captured;
    private int captures;
    private long released;
    private long refunded;
    private long givenByOperators;
    private boolean created;
    private boolean rejected;
    private boolean ended;
    private boolean announced;

    private Standing(List<Happening> story) {
        this.story = story;
    }

    static Standing of(SaleBook book) {
        Standing standing = new Standing(book.story());
        standing.story.forEach(standing::add);
        standing.addRefunds();
        return standing;
    }

    private void add(Happening fact) {
        switch (fact.kind()) {
            case PAYMENT_CREATED -> created = true;
            case PAYMENT_REJECTED -> rejected = true;
            case AUTHORIZED -> {
                authorization = authorization == null ? fact : authorization;
                authorized = Math.max(authorized, fact.amount());
            }
            case PAYMENT_ENDED -> ended = true;
            case WEBHOOK_RECEIVED -> announced |= fact.word().equals("AUTHORIZED");
            case VEND_REPORTED -> addVend(fact);
            case CANCEL_REQUESTED -> cancel = cancel == null ? fact : cancel;
            case RECEIPT_ATTACHED -> receipt = fact;
            case RECEIPT_FAILED -> receiptFailure = fact;
            case CAPTURED -> {
                captured += fact.amount();
                captures++;
                capture = fact;
            }
            case CAPTURE_FAILED -> captureFailure = fact;
            case RELEASED -> released += fact.amount();
            case REFUNDED -> {
                refunded += fact.amount();
                givenByOperators += fact.by().equals(Refund.AUTOMATIC) ? 0 : fact.amount();
            }
            case DEAD_LETTER -> buried.add(fact.about());
            case PAYMENT_REQUESTED, REFUND_REQUESTED -> {}
        }
    }

    private void addVend(Happening report) {
        if (report.word().equals(Vend.UNKNOWN)) {
            unknownVend = unknownVend == null ? report : unknownVend;
        } else if (vend == null) {
            vend = new Vend(report.word(), report.amount(), report.by(), report.at(), report.place());
        }
    }

    /** What was given back names the request as its cause. */
    private void addRefunds() {
        Set<String> answered = new HashSet<>();
        for (Happening each : story) {
            if (each.kind() == Kind.REFUNDED) {
                answered.add(each.causationId());
            }
        }
        for (Happening each : story) {
            if (each.kind() == Kind.REFUND_REQUESTED) {
                refunds.add(new Refund(
                        each.id(),
                        each.amount(),
                        each.word(),
                        each.by(),
                        each.at(),
                        answered.contains(each.id()),
                        buried.contains(each.id()),
                        each.place()));
            }
        }
    }

    public List<Happening> story() {
        return story;
    }

    public boolean isCreated() {
        return created;
    }

    /** Never created. A request that was read once more, too late, is refused too, and that ends nothing. */
    public boolean isRejected() {
        return rejected && !created;
    }

    /** Over at Vipps without an authorization. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether a webhook told of the authorization. */
    public boolean isAnnounced() {
        return announced;
    }

    public @Nullable Happening authorization() {
        return authorization;
    }

    /** The first that was said to have been dispensed, or null while nobody has said. */
    public @Nullable Vend vend() {
        return vend;
    }

    /** That no report came in time, or null. */
    public @Nullable Happening unknownVend() {
        return unknownVend;
    }

    public @Nullable Happening cancel() {
        return cancel;
    }

    /** The last of them, or null. */
    public @Nullable Happening capture() {
        return capture;
    }

    public @Nullable Happening captureFailure() {
        return captureFailure;
    }

    public @Nullable Happening receipt() {
        return receipt;
    }

    public @Nullable Happening receiptFailure() {
        return receiptFailure;
    }

    public List<Refund> refunds() {
        return refunds;
    }

    public long authorized() {
        return authorized;
    }

    public long captured() {
        return captured;
    }

    /** How many different captures the log tells of. */
    public int captures() {
        return captures;
    }

    public long released() {
        return released;
    }

    public long refunded() {
        return refunded;
    }

    /** What operators gave back, a part of {@link #refunded()}. */
    public long givenByOperators() {
        return givenByOperators;
    }

    /** Reserved, and neither captured nor released. */
    public long open() {
        return Math.max(0, authorized - captured - released);
    }

    /** What was dispensed by anybody's word; zero while nobody has said. */
    public long dispensed() {
        return vend == null ? 0 : vend.worth();
    }

    /** Whether nothing is awaited any more, as far as the log tells. */
    public boolean isSettled() {
        if (authorization == null) {
            return isRejected() || ended;
        }
        // Where nothing is left to give back, an automatic refund ends without a word.
        boolean refundsDone = refunded >= captured || refunds.stream().allMatch(each -> each.given() || each.buried());
        return open() == 0 && refundsDone;
    }
}
