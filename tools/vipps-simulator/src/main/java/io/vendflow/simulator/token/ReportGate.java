package io.vendflow.simulator.token;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.GatewayErrors;
import io.vendflow.simulator.http.Handler;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.merchants.Merchants;
import java.util.List;
import java.util.Optional;

/**
 * The check before Settlement and Report: the token alone, of either kind (facts sheet 7). A subscription key is not asked
 * for, but a sales unit's must be its own.
 */
public final class ReportGate {

    private static final String BEARER = "Bearer ";
    private static final int SYSTEM_HEADER = 30;

    private final Merchants merchants;
    private final AccessTokens tokens;
    private final AccountingTokens accounting;

    public ReportGate(Merchants merchants, AccessTokens tokens, AccountingTokens accounting) {
        this.merchants = merchants;
        this.tokens = tokens;
        this.accounting = accounting;
    }

    /** A call of somebody who may read ledgers. */
    @FunctionalInterface
    public interface ReaderHandler {

        /** @param readable the sales units whose ledgers the caller may read */
        Reply handle(List<Merchant> readable, Call call);
    }

    public Handler before(ReaderHandler handler) {
        return call -> {
            Optional<String> token = call.header("Authorization")
                    .filter(value -> value.startsWith(BEARER))
                    .map(value -> value.substring(BEARER.length()));
            if (token.isEmpty()) {
                return unauthorized();
            }
            if (accounting.accepts(token.get())) {
                return answer(merchants.all(), call, handler);
            }
            Optional<Merchant> holder = tokens.holderOf(token.get());
            if (holder.isEmpty() || !isOwnKey(holder.get(), call)) {
                return unauthorized();
            }
            boolean another = call.header("Merchant-Serial-Number")
                    .map(msn -> !msn.equals(holder.get().msn().value()))
                    .orElse(false);
            return another
                    ? GatewayErrors.forbidden("The keys do not belong to this Merchant-Serial-Number")
                    : answer(List.of(holder.get()), call, handler);
        };
    }

    private static Reply answer(List<Merchant> readable, Call call, ReaderHandler handler) {
        return Gate.checkSystemHeaders(call, SYSTEM_HEADER)
                .<Reply>map(wrong -> wrong)
                .orElseGet(() -> handler.handle(readable, call));
    }

    private static boolean isOwnKey(Merchant holder, Call call) {
        return call.header(Gate.SUBSCRIPTION_KEY)
                .map(holder.subscriptionKey()::is)
                .orElse(true);
    }

    /** These two APIs say it in a shape of their own. */
    private static Answer unauthorized() {
        return Answer.json(
                        401,
                        Json.object().put("code", "Unauthorized").put("message", "The token is missing, wrong or over"))
                .with("WWW-Authenticate", "Bearer");
    }
}
