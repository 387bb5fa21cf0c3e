package io.vendflow.vipps.token;

import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.http.Classification;
import io.vendflow.vipps.http.Http;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.Operation;
import io.vendflow.vipps.http.Requests;
import io.vendflow.vipps.http.UnreadableAnswerException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Vipps' Access Token API (facts sheet 1.3). */
public final class HttpAccessTokens implements AccessTokens {

    /** A lifetime beyond this is a mistake; Vipps' longest is a day. */
    private static final long LONGEST_LIFE = Duration.ofDays(7).toSeconds();

    private final Http http;
    private final Requests requests;
    private final Classification classification;
    private final Clock clock;

    public HttpAccessTokens(Http http, Requests requests, Classification classification, Clock clock) {
        this.http = http;
        this.requests = requests;
        this.classification = classification;
        this.clock = clock;
    }

    @Override
    public VippsOutcome<AccessToken> fetch(MerchantCredentials merchant) {
        HttpRequest request = requests.request(merchant, "/accesstoken/get")
                .header("client_id", merchant.clientId())
                .header("client_secret", merchant.clientSecret().value())
                .POST(BodyPublishers.noBody())
                .build();
        Instant asked = clock.instant();
        return classification.classify(Operation.TOKEN, http.send(request), body -> read(Json.parse(body), asked));
    }

    /** Documented as strings, printed as numbers: both are read. */
    private static AccessToken read(JsonNode json, Instant asked) throws UnreadableAnswerException {
        String token = Json.text(json, "access_token");
        long life = Json.number(json, "expires_in");
        if (!token.matches("[!-~]+") || life <= 0 || life > LONGEST_LIFE) {
            throw new UnreadableAnswerException("not an access token with a lifetime");
        }
        return new AccessToken(new Secret(token), asked, asked.plusSeconds(life));
    }
}
