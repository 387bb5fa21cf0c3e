package io.vendflow.simulator.contract;

/**
 * Where the descriptions are behind, or beside, what the facts sheet says: the only complaints of the validator that are
 * put up with.
 */
enum Known {
    ADJUSTMENTS_ARE_DESCRIBED_AS_PROBLEMS_10_8(
            "/epayment/", "validation.response.contentType.notAllowed", "'application/json'"),
    PAYMENT_TYPE_IN_LOWER_CASE_10_17("/order-management/", "validation.request.parameter.schema.enum", "ECOM"),
    GET_HAS_ERRORS_TOO_2_1("/epayment/", "validation.response.status.unknown", "status 404"),
    PROBLEMS_NAME_THEIR_INSTANCE_2_11("/epayment/", "additionalProperties", "'instance'"),
    CAPTURE_IS_GUARANTEED_FOR_A_TIME_SINCE_2026_2_4("/epayment/", "additionalProperties", "'captureGuaranteedUntil'"),
    LEDGERS_NAME_THEIR_CURRENCY_7("/settlement/", "additionalProperties", "'currency'"),
    LEDGERS_NAME_THEIR_SALES_UNITS_7("/settlement/", "additionalProperties", "'salesUnits'"),
    PAYOUTS_HAVE_ANOTHER_NAME_SINCE_2026_10_19(
            "/report/", "validation.response.body.schema.enum", "scheduled-for-payout"),
    PROBLEMS_CAN_BE_TRACED_2_11("/report/", "additionalProperties", "'traceId'"),
    THE_GATEWAY_SPEAKS_FOR_ITSELF_2_11(
            "/settlement/", "validation.response.contentType.notAllowed", "'application/json'");

    private final String api;
    private final String key;
    private final String words;

    Known(String api, String key, String words) {
        this.api = api;
        this.key = key;
        this.words = words;
    }

    boolean explains(String path, String complaintKey, String complaint) {
        return path.startsWith(api) && complaintKey.contains(key) && complaint.contains(words);
    }
}
