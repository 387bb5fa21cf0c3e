package io.vendflow.simulator.token;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.GatewayErrors;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.merchants.Merchants;
import java.time.Clock;
import java.util.Optional;

/** {@code POST /accesstoken/get} (facts sheet 1.3). All figures of the answer are strings, as Vipps sends them. */
public final class TokenApi {

    private final Clock clock;
    private final Merchants merchants;
    private final AccessTokens tokens;

    public TokenApi(Clock clock, Merchants merchants, AccessTokens tokens) {
        this.clock = clock;
        this.merchants = merchants;
        this.tokens = tokens;
    }

    public Reply get(Call call) {
        Optional<String> key = call.header(Gate.SUBSCRIPTION_KEY);
        if (key.isEmpty()) {
            return GatewayErrors.unauthorized(Gate.MISSING_KEY);
        }
        String clientId = call.header("client_id").orElse("");
        String clientSecret = call.header("client_secret").orElse("");
        if (clientId.isEmpty() || clientSecret.isEmpty()) {
            return error(400, "invalid_request", "client_id and client_secret are required");
        }
        Optional<Merchant> merchant = merchants
                .byClientId(clientId)
                .filter(known -> known.clientSecret().is(clientSecret));
        if (merchant.isEmpty()) {
            return error(401, "invalid_client", "client_id and client_secret do not fit");
        }
        if (!merchant.get().subscriptionKey().is(key.get())) {
            return GatewayErrors.unauthorized(Gate.INVALID_KEY);
        }
        Merchant found = merchant.get();
        return Gate.checkSalesUnit(found, call)
                .or(() -> Gate.checkSystemHeaders(call, Gate.SYSTEM_HEADER))
                .orElseGet(() -> answer(found));
    }

    private Answer answer(Merchant merchant) {
        long now = clock.instant().getEpochSecond();
        String lifetime = Long.toString(AccessTokens.LIFETIME.toSeconds());
        byte[] body = Json.bytes(Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", lifetime)
                .put("ext_expires_in", lifetime)
                .put("expires_on", Long.toString(now + AccessTokens.LIFETIME.toSeconds()))
                .put("not_before", Long.toString(now))
                .put("resource", "00000002-0000-0000-c000-000000000000")
                .put("access_token", tokens.issue(merchant)));
        return Answer.of(200, "application/json;charset=UTF-8", body);
    }

    /** The shape is not documented; this is OAuth's, which existing clients read. */
    private static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
