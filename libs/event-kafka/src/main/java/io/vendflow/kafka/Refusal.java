package io.vendflow.kafka;

import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * What it means when Kafka turns us away, in words for whoever can mend it. Nothing that we do by ourselves helps, and
 * nothing is lost: what was not confirmed is not acknowledged to anybody.
 */
public final class Refusal {

    private Refusal() {}

    /** Empty when this is about something else. */
    public static Optional<String> inWords(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SslAuthenticationException e -> {
                    return Optional.of("Kafka's certificate or ours is not accepted: " + e.getMessage() + "; look at "
                            + ClientSecurity.CA_FILE + " and at the name under which Kafka is called");
                }
                case AuthenticationException e -> {
                    return Optional.of("Kafka does not accept the account: " + e.getMessage() + "; look at "
                            + ClientSecurity.USERNAME + ", " + ClientSecurity.PASSWORD_FILE + " and "
                            + ClientSecurity.PASSWORD + ", and whether AccessSetup made the account");
                }
                case AuthorizationException e -> {
                    return Optional.of("Kafka does not allow this account what it tried: " + e.getMessage()
                            + "; what each account may do is declared in AccessRules and granted by AccessSetup");
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
