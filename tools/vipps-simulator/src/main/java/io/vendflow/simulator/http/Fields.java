package io.vendflow.simulator.http;

import io.vendflow.simulator.payments.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object read field by field. What breaks a rule goes to the findings, and so does, in the end, every field that
 * nobody asked for: Vipps refuses unknown fields.
 */
public final class Fields {

    private final JsonNode node;
    private final String path;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode node, String path, Findings findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
    }

    /** Reads a whole body, see {@link Call#json()}. The reader is not called when the body is not a JSON object. */
    public static void read(Optional<JsonNode> body, Findings findings, Consumer<Fields> reader) {
        Optional<JsonNode> parsed = body.filter(JsonNode::isObject);
        if (parsed.isEmpty()) {
            findings.add("body", "The body must be one JSON object that names no field twice.");
            return;
        }
        new Fields(parsed.get(), "", findings).readWith(reader);
    }

    /** Reads a whole body that is an array of objects. The reader is not called when it is something else. */
    public static void readEach(Optional<JsonNode> body, int most, Findings findings, Consumer<Fields> reader) {
        Optional<JsonNode> parsed = body.filter(JsonNode::isArray);
        if (parsed.isEmpty() || parsed.get().size() > most) {
            findings.add("body", "The body must be one JSON array of at most " + most + " objects.");
            return;
        }
        ObjectNode wrapper = Json.object();
        wrapper.set("", parsed.get());
        new Fields(wrapper, "", findings).objects("", reader);
    }

    public Findings findings() {
        return findings;
    }

    /** Whether the field is there; null counts as absent, as it does for Vipps' nullable fields. */
    public boolean has(String name) {
        return value(name).isPresent();
    }

    public Optional<String> text(String name, Length length) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isString()) {
            return broken(name, "must be a string");
        }
        String text = value.get().stringValue();
        if (text.length() < length.least() || text.length() > length.most()) {
            return broken(name, "must be " + length.least() + " to " + length.most() + " characters long");
        }
        return Optional.of(text);
    }

    public Optional<String> text(String name, Pattern pattern) {
        Optional<String> text = text(name, Length.ANY);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            return broken(name, "must match the regular expression '^" + pattern.pattern() + "$'");
        }
        return text;
    }

    public Optional<String> oneOf(String name, Set<String> allowed) {
        Optional<String> text = text(name, Length.ANY);
        if (text.isPresent() && !allowed.contains(text.get())) {
            return broken(name, "must be one of " + allowed.stream().sorted().toList());
        }
        return text;
    }

    public OptionalLong integer(String name, long least, long most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
            broken(name, "must be an integer");
            return OptionalLong.empty();
        }
        long number = value.get().longValue();
        if (number < least || number > most) {
            broken(name, "must be " + least + " to " + most);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number);
    }

    /** Like {@link #integer}, but a figure with decimals is refused with a code of its own. */
    public OptionalLong money(String name, long most, ErrorCode decimals) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && value.get().isNumber() && !value.get().isIntegralNumber()) {
            findings.add(decimals);
            return OptionalLong.empty();
        }
        return integer(name, 0, most);
    }

    public Optional<Double> decimal(String name, double least, double most) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isNumber()) {
            return broken(name, "must be a number");
        }
        Optional<Double> number = value.map(JsonNode::doubleValue);
        if (number.isPresent() && !(number.get() >= least && number.get() <= most)) {
            return broken(name, "must be " + least + " to " + most);
        }
        return number;
    }

    public Optional<Boolean> flag(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            return broken(name, "must be true or false");
        }
        return value.map(JsonNode::booleanValue);
    }

    public void object(String name, Consumer<Fields> reader) {
        value(name).ifPresent(value -> {
            if (value.isObject()) {
                new Fields(value, path(name), findings).readWith(reader);
            } else {
                findings.add(path(name), sentence(name, "must be an object"));
            }
        });
    }

    /** Reads each element of an array of objects. */
    public int objects(String name, Consumer<Fields> reader) {
        List<JsonNode> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            String elementPath = path(name) + "[" + i + "]";
            if (elements.get(i).isObject()) {
                new Fields(elements.get(i), elementPath, findings).readWith(reader);
            } else {
                findings.add(elementPath, "Must be an object.");
            }
        }
        return elements.size();
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (element.isString()) {
                texts.add(element.stringValue());
            } else {
                findings.add(path(name), sentence(name, "must contain strings only"));
            }
        }
        return texts;
    }

    /** The names of all fields, for maps whose keys are free; they count as known. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(node.propertyNames());
        known.addAll(names);
        return names;
    }

    public void require(String name) {
        if (!has(name)) {
            findings.add(path(name), sentence(name, "is required"));
        }
    }

    public <T> Optional<T> broken(String name, String rule) {
        findings.add(path(name), sentence(name, rule));
        return Optional.empty();
    }

    /** This object as it was sent. */
    public JsonNode asSent() {
        return node;
    }

    private void readWith(Consumer<Fields> reader) {
        reader.accept(this);
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                findings.add(path(name), sentence(name, "is not known"));
            }
        }
    }

    private List<JsonNode> elements(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isArray()) {
            findings.add(path(name), sentence(name, "must be an array"));
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        value.ifPresent(array -> array.forEach(elements::add));
        return elements;
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        return node.optional(name).filter(value -> !value.isNull());
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String sentence(String name, String rule) {
        // As Vipps writes it: the property's name, which begins with a capital.
        String property = name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return "The field " + property + " " + rule + ".";
    }
}
