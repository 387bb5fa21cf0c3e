package io.vendflow.ingest;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook's body says, as far as it can be read; what is absent or out of all bounds is empty.
 *
 * @param isJson whether it is JSON at all
 * @param reference the payment that it names
 * @param name short name of the event, such as AUTHORIZED (facts sheet 3.3)
 * @param pspReference the event's own
 */
public record WebhookContent(boolean isJson, String reference, String name, String pspReference) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As Vipps defines a reference (facts sheet 2.2); anything else names no payment. */
    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9-]{8,64}");

    /** Far longer than any that was ever seen. */
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7E]{1,100}");

    static WebhookContent read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return new WebhookContent(
                    !json.isMissingNode(),
                    text(json, "reference", REFERENCE),
                    text(json, "name", WORD),
                    text(json, "pspReference", WORD));
        } catch (JacksonException e) {
            return new WebhookContent(false, "", "", "");
        }
    }

    private static String text(JsonNode json, String field, Pattern allowed) {
        JsonNode value = json.path(field);
        return value.isString() && allowed.matcher(value.stringValue()).matches() ? value.stringValue() : "";
    }
}
