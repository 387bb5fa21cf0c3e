package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.Violation;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Register, list and delete webhooks (facts sheet 3.1). */
public final class WebhookApi {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> EVENTS = Stream.concat(
                    Arrays.stream(EventName.values()).map(EventName::webhookType), Stream.of(Registrations.CHECKED_IN))
            .collect(Collectors.toUnmodifiableSet());

    private final Registrations registrations;
    private final Deliveries deliveries;
    private final WebhookUrls urls;

    WebhookApi(Registrations registrations, Deliveries deliveries, WebhookUrls urls) {
        this.registrations = registrations;
        this.deliveries = deliveries;
        this.urls = urls;
    }

    public Reply register(Merchant merchant, Call call) {
        Findings findings = new Findings();
        AtomicReference<Optional<URI>> url = new AtomicReference<>(Optional.empty());
        List<String> events = new ArrayList<>();
        Fields.read(call.json(), findings, body -> {
            url.set(readUrl(body));
            events.addAll(readEvents(body));
        });
        if (!findings.violations().isEmpty() || url.get().isEmpty()) {
            return Problems.invalid(findings.violations(), instance(call));
        }
        return registrations
                .register(merchant.msn(), url.get().get(), events)
                .map(registration -> Answer.json(
                        201,
                        Json.object()
                                .put("id", registration.id())
                                .put("secret", registration.secret().value())))
                .orElseGet(() -> broken(
                        "events",
                        "At most " + Registrations.MOST_PER_EVENT + " webhooks per event, and 1 for "
                                + Registrations.CHECKED_IN + ".",
                        call));
    }

    public Reply list(Merchant merchant, Call call) {
        ObjectNode answer = Json.object();
        ArrayNode webhooks = answer.putArray("webhooks");
        for (Registration registration : registrations.of(merchant.msn())) {
            ObjectNode webhook = webhooks.addObject();
            webhook.put("id", registration.id());
            webhook.put("url", registration.url().toString());
            ArrayNode events = webhook.putArray("events");
            registration.events().forEach(events::add);
        }
        return Answer.json(200, answer);
    }

    public Reply delete(Merchant merchant, Call call) {
        String id = call.parameter("id");
        if (!UUID.matcher(id).matches()) {
            return broken("id", "The id must be a UUID.", call);
        }
        if (!registrations.delete(merchant.msn(), id)) {
            return Problems.plain(404, "Not Found", "There is no such webhook.", instance(call));
        }
        deliveries.forget(id);
        return Answer.empty(204);
    }

    private Optional<URI> readUrl(Fields body) {
        body.require("url");
        Optional<String> text = body.text("url", Length.upTo(2500));
        Optional<URI> url = text.flatMap(urls::parse);
        if (text.isPresent() && url.isEmpty()) {
            body.broken("url", "must be a valid https URL");
        }
        return url;
    }

    private static List<String> readEvents(Fields body) {
        List<String> events = body.texts("events").stream().distinct().toList();
        if (events.isEmpty()) {
            body.broken("events", "must name at least one event");
        }
        events.stream()
                .filter(event -> !EVENTS.contains(event))
                .forEach(event -> body.broken("events", "names an unknown event"));
        return events;
    }

    private static Answer broken(String name, String reason, Call call) {
        return Problems.invalid(List.of(new Violation(name, reason)), instance(call));
    }

    private static String instance(Call call) {
        return call.path().replaceFirst("^/webhooks", "");
    }
}
