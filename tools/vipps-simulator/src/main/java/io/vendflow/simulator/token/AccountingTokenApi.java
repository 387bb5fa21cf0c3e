package io.vendflow.simulator.token;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /miami/v1/token} (facts sheet 1.4): OAuth's client credentials. A subscription key, or a grant type that does
 * not arrive as a form, makes the client an invalid one.
 */
public final class AccountingTokenApi {

    private static final String BASIC = "Basic ";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final AccountingTokens tokens;

    public AccountingTokenApi(AccountingTokens tokens) {
        this.tokens = tokens;
    }

    public Reply issue(Call call) {
        if (call.header(Gate.SUBSCRIPTION_KEY).isPresent()) {
            return invalidClient("no subscription key belongs here");
        }
        if (!isSentByClient(call)) {
            return invalidClient("client id and client secret do not fit");
        }
        Optional<String> grant = grantType(call);
        if (grant.isEmpty()) {
            return invalidClient("grant_type=client_credentials must be sent as a form");
        }
        if (!grant.get().equals("client_credentials")) {
            return error(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", tokens.issue())
                        .put("token_type", "Bearer")
                        .put("expires_in", AccountingTokens.LIFETIME.toSeconds()));
    }

    private boolean isSentByClient(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith(BASIC)) {
            return false;
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon > 0 && tokens.opensFor(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Optional<String> grantType(Call call) {
        boolean form = call.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .orElse(false);
        try {
            return form ? call.formField("grant_type") : Optional.empty();
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static Answer invalidClient(String description) {
        return error(401, "invalid_client", description).with("WWW-Authenticate", "Basic");
    }

    private static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
