package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.payments.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads {@code profile.scope}. */
final class ProfileReader {

    private static final Set<String> SCOPES = Set.of("name", "address", "email", "phoneNumber", "birthDate");

    /** The national identity number takes a permission that nobody here has. */
    private static final String FORBIDDEN = "nin";

    private ProfileReader() {}

    /** @return whether anything about the customer was asked for */
    static boolean read(Fields body) {
        AtomicBoolean asked = new AtomicBoolean();
        body.object(
                "profile",
                profile -> profile.text("scope", Length.ANY).ifPresent(scope -> {
                    List<String> words = List.of(scope.trim().split(" +", -1));
                    boolean unknown =
                            words.stream().anyMatch(word -> !SCOPES.contains(word) && !word.equals(FORBIDDEN));
                    profile.findings().addIf(unknown, ErrorCode.INVALID_SCOPE);
                    profile.findings().addIf(words.contains(FORBIDDEN), ErrorCode.ILLEGAL_SCOPE);
                    asked.set(true);
                }));
        return asked.get();
    }
}
