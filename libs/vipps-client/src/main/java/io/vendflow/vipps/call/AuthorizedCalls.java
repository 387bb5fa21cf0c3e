package io.vendflow.vipps.call;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.http.Classification;
import io.vendflow.vipps.http.Http;
import io.vendflow.vipps.http.Reply;
import io.vendflow.vipps.http.Requests;
import io.vendflow.vipps.token.AccessToken;
import io.vendflow.vipps.token.CachedAccessTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collection;
import java.util.Map;

/** The innermost layer: sends the call with the merchant's keys and token, with a new token once when the old one is not accepted. */
public final class AuthorizedCalls implements Calls {

    private final Http http;
    private final Requests requests;
    private final Classification classification;
    private final CachedAccessTokens tokens;
    private final Map<MerchantSerialNumber, MerchantCredentials> merchants;
    private final CallTracing tracing;

    public AuthorizedCalls(
            Http http,
            Requests requests,
            Classification classification,
            CachedAccessTokens tokens,
            Collection<MerchantCredentials> merchants,
            CallTracing tracing) {
        this.http = http;
        this.requests = requests;
        this.classification = classification;
        this.tokens = tokens;
        this.tracing = tracing;
        this.merchants = merchants.stream().collect(toUnmodifiableMap(MerchantCredentials::msn, identity()));
    }

    @Override
    public <T> VippsOutcome<T> make(Call<T> call) {
        MerchantCredentials merchant = merchants.get(call.msn());
        if (merchant == null) {
            return new Unknown<>(new Uncertainty(Cause.NO_KEYS, "no keys are configured for merchant " + call.msn()));
        }
        return make(call, merchant, true);
    }

    private <T> VippsOutcome<T> make(Call<T> call, MerchantCredentials merchant, boolean mayRenewToken) {
        return switch (tokens.get(merchant)) {
            case Done<AccessToken>(AccessToken token) -> {
                Reply reply = http.send(request(call, merchant, token));
                if (reply instanceof Reply.Answered answer) {
                    tracing.answered(answer.status());
                }
                if (mayRenewToken && reply instanceof Reply.Answered answer && answer.status() == 401) {
                    tokens.drop(merchant, token);
                    yield make(call, merchant, false);
                }
                yield classification.classify(call.operation(), reply, call.reader());
            }
            case Refused<AccessToken>(Refusal refusal) ->
                new Unknown<>(new Uncertainty(Cause.NOT_AUTHORIZED, refusal.toString()));
            case Unknown<AccessToken>(Uncertainty uncertainty) -> new Unknown<>(uncertainty);
        };
    }

    private HttpRequest request(Call<?> call, MerchantCredentials merchant, AccessToken token) {
        HttpRequest.Builder request = requests.request(merchant, call.path())
                .header("Authorization", "Bearer " + token.value().value());
        if (call.key() != null) {
            request.header("Idempotency-Key", call.key().value());
        }
        String traceparent = tracing.traceparent();
        if (traceparent != null) {
            // No part of what a retry must repeat: the key and the body are (facts sheet 1.6).
            request.header("traceparent", traceparent);
        }
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body()))
                .build();
    }
}
