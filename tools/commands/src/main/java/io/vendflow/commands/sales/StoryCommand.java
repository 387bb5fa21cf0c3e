package io.vendflow.commands.sales;

import io.vendflow.commands.Terminal;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./run story}. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = "Shows everything the log says about a sale: what happened, when, and because of what.")
public final class StoryCommand implements Callable<Integer> {

    private static final int TIME = "2026-11-23T10:00:00.000".length();

    @Mixin
    private final SaleOptions sale = new SaleOptions();

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    private final Terminal terminal;

    public StoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode story = new OperationsClient(terminal, sale.operator()).get(sale.reference(), "story");
        if (json) {
            terminal.out().println(story.toPrettyString());
        } else {
            print(story, terminal.out());
        }
        return 0;
    }

    private static void print(JsonNode story, PrintWriter out) {
        out.printf(
                "%s  %s %s for merchant %s, %s%n",
                text(story, "reference"),
                story.path("amount").asString(),
                text(story, "currency"),
                text(story, "merchantSerialNumber"),
                text(story, "captureMode"));
        for (JsonNode line : story.path("lines")) {
            out.printf(
                    "  %s x %s (%s) at %s%n",
                    line.path("quantity").asString(),
                    text(line, "name"),
                    text(line, "slot"),
                    line.path("unitPrice").asString());
        }
        out.println();
        Map<String, String> names = new HashMap<>();
        for (JsonNode event : story.path("events")) {
            names.put(text(event, "id"), text(event, "event"));
            out.printf(
                    "%-" + TIME + "s  %-17s %-18s because of %s%n",
                    time(text(event, "at")),
                    text(event, "event"),
                    text(event, "producer"),
                    names.getOrDefault(text(event, "causationId"), text(event, "causationId")));
            String details = details(event.path("details"));
            if (!details.isEmpty()) {
                out.println(" ".repeat(TIME + 2) + details);
            }
        }
        out.println();
        out.println(details(story.path("standing")));
    }

    private static String details(JsonNode details) {
        return details.propertyStream()
                .map(field -> field.getKey() + " " + shown(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .map(each -> each.isObject()
                                ? each.path("quantity").asString("") + " x "
                                        + each.path("name").asString("")
                                : each.asString(""))
                        .collect(Collectors.joining(" + ", "[", "]"))
                : value.asString(value.toString());
    }

    private static String time(String instant) {
        return instant.endsWith("Z") ? instant.substring(0, instant.length() - 1) : instant;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
