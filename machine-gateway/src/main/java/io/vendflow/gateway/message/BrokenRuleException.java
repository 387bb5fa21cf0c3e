package io.vendflow.gateway.message;

import java.io.Serial;

/** A message breaks a rule of the contract. */
final class BrokenRuleException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    BrokenRuleException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
