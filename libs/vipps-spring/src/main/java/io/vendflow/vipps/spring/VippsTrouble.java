package io.vendflow.vipps.spring;

import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong between us and Vipps, in words for logs, technicians and operators. */
public final class VippsTrouble {

    private static final Logger LOGGER = LoggerFactory.getLogger(VippsTrouble.class);

    private static final String REMEDY =
            "give this service the merchant's keys (VENDFLOW_VIPPS_FURTHERMERCHANTS_0_SERIALNUMBER and so on) or the machine"
                    + " another merchant (./run machines change)";

    private VippsTrouble() {}

    /** Why a sale of a merchant without keys cannot begin, and what to do about it. */
    public static String noKeys(Uncertainty uncertainty) {
        return uncertainty.detail() + "; " + REMEDY;
    }

    /**
     * Why the outcome is not known. Wrong keys are logged as an error here, because everything stands still until a person
     * acts and the sale itself is not to blame.
     */
    public static String describe(PaymentReference reference, Uncertainty uncertainty) {
        if (uncertainty.cause() == Cause.NOT_AUTHORIZED) {
            LOGGER.atError()
                    .addKeyValue("reference", reference)
                    .addKeyValue("cause", uncertainty.cause())
                    .log(
                            "Vipps does not accept our keys, or the sales unit lacks the product; check VIPPS_CLIENT_ID,"
                                    + " VIPPS_CLIENT_SECRET, VIPPS_SUBSCRIPTION_KEY and VIPPS_MERCHANT_SERIAL_NUMBER: {}",
                            uncertainty.detail());
        }
        if (uncertainty.cause() == Cause.NO_KEYS) {
            LOGGER.atError().addKeyValue("reference", reference).log("{}; {}", uncertainty.detail(), REMEDY);
        }
        return "Vipps: " + uncertainty.cause() + ", " + uncertainty.detail();
    }

    /** Stable word for programs: {@code VIPPS_} and Vipps' error code, or the HTTP status when it gave none. */
    public static String code(Refusal refusal) {
        return "VIPPS_" + (refusal.code() == null ? refusal.httpStatus() : refusal.code());
    }

    /** Vipps' own words for a refusal; they name fields and rules, never keys. */
    public static String message(Refusal refusal) {
        return refusal.detail().isBlank() ? refusal.title() : refusal.title() + ": " + refusal.detail();
    }
}
