package io.vendflow.simulator.token;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.GatewayErrors;
import io.vendflow.simulator.http.Handler;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.merchants.Merchants;
import io.vendflow.simulator.payments.Violation;
import java.util.List;
import java.util.Optional;

/** The gateway's check before every API call: token, subscription key, sales unit, system headers (facts sheet 1.5). */
public final class Gate {

    /** Characters of a {@code Vipps-System-*} header. */
    public static final int SYSTEM_HEADER = 30;

    static final String SUBSCRIPTION_KEY = "Ocp-Apim-Subscription-Key";
    static final String MISSING_KEY = "Access denied due to missing subscription key.";
    static final String INVALID_KEY = "Access denied due to invalid subscription key.";

    private static final String BEARER = "Bearer ";
    private static final List<String> SYSTEM_HEADERS = List.of(
            "Vipps-System-Name", "Vipps-System-Version", "Vipps-System-Plugin-Name", "Vipps-System-Plugin-Version");

    private final Merchants merchants;
    private final AccessTokens tokens;

    public Gate(Merchants merchants, AccessTokens tokens) {
        this.merchants = merchants;
        this.tokens = tokens;
    }

    /** A call whose sender is known. */
    @FunctionalInterface
    public interface MerchantHandler {

        Reply handle(Merchant merchant, Call call);
    }

    /**
     * Lets a call through to the handler once its sender is known.
     *
     * @param systemHeaderLength most characters of a {@code Vipps-System-*} header: 30, in Order Management 100
     */
    public Handler before(MerchantHandler handler, int systemHeaderLength) {
        return call -> {
            Optional<Answer> wrongKey = checkKey(call);
            if (wrongKey.isPresent()) {
                return wrongKey.get();
            }
            Optional<Merchant> holder = call.header("Authorization")
                    .filter(value -> value.startsWith(BEARER))
                    .flatMap(value -> tokens.holderOf(value.substring(BEARER.length())));
            if (holder.isEmpty()) {
                return GatewayErrors.badToken();
            }
            return checkSender(holder.get(), call)
                    .or(() -> checkSystemHeaders(call, systemHeaderLength))
                    .<Reply>map(answer -> answer)
                    .orElseGet(() -> handler.handle(holder.get(), call));
        };
    }

    /** Whose subscription key the call carries; an empty text when nobody's. */
    public String msnOf(Call call) {
        return call.header(SUBSCRIPTION_KEY)
                .flatMap(merchants::bySubscriptionKey)
                .map(merchant -> merchant.msn().value())
                .orElse("");
    }

    private Optional<Answer> checkKey(Call call) {
        Optional<String> key = call.header(SUBSCRIPTION_KEY);
        if (key.isEmpty()) {
            return Optional.of(GatewayErrors.unauthorized(MISSING_KEY));
        }
        return merchants.knowsSubscriptionKey(key.get())
                ? Optional.empty()
                : Optional.of(GatewayErrors.unauthorized(INVALID_KEY));
    }

    private static Optional<Answer> checkSender(Merchant holder, Call call) {
        if (!call.header(SUBSCRIPTION_KEY).map(holder.subscriptionKey()::is).orElse(false)) {
            return Optional.of(GatewayErrors.unauthorized("Subscription not found"));
        }
        return checkSalesUnit(holder, call);
    }

    /** The header may be missing; when it is there, it fits the keys. */
    static Optional<Answer> checkSalesUnit(Merchant holder, Call call) {
        boolean another = call.header("Merchant-Serial-Number")
                .map(msn -> !msn.equals(holder.msn().value()))
                .orElse(false);
        return another
                ? Optional.of(GatewayErrors.forbidden("The keys do not belong to this Merchant-Serial-Number"))
                : Optional.empty();
    }

    static Optional<Answer> checkSystemHeaders(Call call, int most) {
        List<Violation> tooLong = SYSTEM_HEADERS.stream()
                .filter(name -> call.header(name).orElse("").length() > most)
                .map(name -> new Violation(name, "The header " + name + " must be at most " + most + " characters."))
                .toList();
        return tooLong.isEmpty() ? Optional.empty() : Optional.of(Problems.invalid(tooLong, call.path()));
    }
}
