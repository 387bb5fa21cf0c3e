package io.vendflow.vipps.webhook;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.call.Calls;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.Operation;
import io.vendflow.vipps.http.UnreadableAnswerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Webhooks API, call by call. */
public final class HttpWebhookRegistrations implements WebhookRegistrations {

    private static final String WEBHOOKS = "/webhooks/v1/webhooks";

    private final Calls calls;

    public HttpWebhookRegistrations(Calls calls) {
        this.calls = calls;
    }

    @Override
    public VippsOutcome<Registered> register(MerchantSerialNumber msn, URI url, Set<String> events) {
        ObjectNode body = Json.object().put("url", url.toString());
        ArrayNode names = body.putArray("events");
        new TreeSet<>(events).forEach(names::add);
        return calls.make(new Call<>(
                Operation.WEBHOOK_REGISTER,
                msn,
                "POST",
                WEBHOOKS,
                Json.write(body),
                null,
                answer -> registered(Json.parse(answer))));
    }

    @Override
    public VippsOutcome<List<Registration>> list(MerchantSerialNumber msn) {
        return calls.make(Call.get(Operation.WEBHOOK_LIST, msn, WEBHOOKS, answer -> registrations(Json.parse(answer))));
    }

    @Override
    public VippsOutcome<Deleted> delete(MerchantSerialNumber msn, String id) {
        String path = WEBHOOKS + "/" + Call.segment(id);
        return calls.make(
                new Call<>(Operation.WEBHOOK_DELETE, msn, "DELETE", path, null, null, answer -> new Deleted(id)));
    }

    private static Registered registered(JsonNode json) throws UnreadableAnswerException {
        return new Registered(Json.text(json, "id"), new Secret(Json.text(json, "secret")));
    }

    private static List<Registration> registrations(JsonNode json) throws UnreadableAnswerException {
        if (!json.path("webhooks").isArray()) {
            throw new UnreadableAnswerException("not a list of webhooks");
        }
        List<Registration> registrations = new ArrayList<>();
        for (JsonNode webhook : json.path("webhooks")) {
            Set<String> events = new HashSet<>();
            webhook.path("events").forEach(event -> events.add(event.asString("")));
            registrations.add(new Registration(Json.text(webhook, "id"), url(webhook), events));
        }
        return List.copyOf(registrations);
    }

    private static URI url(JsonNode webhook) throws UnreadableAnswerException {
        try {
            return new URI(Json.text(webhook, "url"));
        } catch (URISyntaxException e) {
            throw new UnreadableAnswerException("a webhook without a readable url", e);
        }
    }
}
