package io.vendflow.simulator.limits;

import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.GatewayErrors;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.token.Gate.MerchantHandler;
import java.util.function.Function;

/**
 * Lets a handler be called only so often.
 *
 * @param reference which payment a call is about; without one, all payments count as one, as at Vipps
 */
public record Limited(
        MerchantHandler handler, RateLimits limits, String operation, int limit, Function<Call, String> reference)
        implements MerchantHandler {

    @Override
    public Reply handle(Merchant merchant, Call call) {
        var wait = limits.count(operation + " " + merchant.msn() + " " + reference.apply(call), limit);
        return wait.isPresent() ? GatewayErrors.tooManyRequests(wait.getAsLong()) : handler.handle(merchant, call);
    }
}
