package io.vendflow.gateway;

/** Why a payment is let go. */
public enum GiveUpReason {
    BUTTON("the sale was cancelled at the machine"),
    SUPERSEDED("the machine began another sale"),
    OFFLINE("the machine was offline"),
    LATE_AUTHORIZATION("the customer approved after the sale had been given up"),
    VEND_FAILED("nothing was dispensed"),
    UNKNOWN_VEND("nobody reported what was dispensed"),
    OPERATOR("an operator let the payment go");

    private final String words;

    GiveUpReason(String words) {
        this.words = words;
    }

    /** In words that a technician understands. */
    public String words() {
        return words;
    }
}
