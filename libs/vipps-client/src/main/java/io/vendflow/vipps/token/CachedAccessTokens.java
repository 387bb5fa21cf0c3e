package io.vendflow.vipps.token;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.VippsOutcome;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one token per merchant in memory, nowhere else. */
public final class CachedAccessTokens {

    private final AccessTokens source;
    private final Clock clock;
    private final Map<MerchantSerialNumber, MerchantToken> tokens = new ConcurrentHashMap<>();

    public CachedAccessTokens(AccessTokens source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    public VippsOutcome<AccessToken> get(MerchantCredentials merchant) {
        return of(merchant).get();
    }

    /** Forgets a token that Vipps did not accept. */
    public void drop(MerchantCredentials merchant, AccessToken refused) {
        of(merchant).drop(refused);
    }

    private MerchantToken of(MerchantCredentials merchant) {
        return tokens.computeIfAbsent(merchant.msn(), msn -> new MerchantToken(() -> source.fetch(merchant), clock));
    }
}
