package io.vendflow.endtoend;

import io.vendflow.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/metrics.md} as the promise that it is. */
record MetricsPage(List<Promise> promises, Set<String> codes) {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    /**
     * One row.
     *
     * @param tags values by tag; none where the page lists them elsewhere
     */
    record Promise(String name, String type, Set<Service> services, Map<String, Set<String>> tags) {

        /** The names under which Prometheus gets it. */
        List<String> series() {
            return switch (type) {
                case "histogram" -> List.of(name + "_bucket", name + "_count", name + "_sum", name + "_max");
                case "summary" -> List.of(name + "_count", name + "_sum", name + "_max");
                default -> List.of(name);
            };
        }
    }

    static MetricsPage read() throws IOException {
        List<Promise> promises = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        Set<Service> services = EnumSet.noneOf(Service.class);
        String heading = "";
        for (String line : Files.readAllLines(Path.of("../../docs/metrics.md"))) {
            if (line.startsWith("#")) {
                heading = line;
                services = servicesOf(line);
            } else if (line.startsWith("| `vendflow_") || line.startsWith("| `vipps_")) {
                String[] cells = line.split("(?<!\\\\)\\|");
                promises.add(new Promise(
                        words(cells[1]).findFirst().orElseThrow(),
                        cells[2].strip().split("[ ,]")[0],
                        services,
                        tagsOf(cells[3])));
            } else if (heading.startsWith("## Codes")) {
                words(line).filter(word -> word.matches("[A-Z_]+")).forEach(codes::add);
            }
        }
        return new MetricsPage(promises, codes);
    }

    List<Promise> of(Service service) {
        return promises.stream()
                .filter(each -> each.services().contains(service))
                .toList();
    }

    Optional<Promise> of(Service service, String series) {
        return of(service).stream()
                .filter(each -> each.series().contains(series))
                .findFirst();
    }

    private static Set<Service> servicesOf(String heading) {
        Set<Service> named = EnumSet.noneOf(Service.class);
        for (Service service : Service.values()) {
            if (heading.contains(service.id())) {
                named.add(service);
            }
        }
        boolean allBut = heading.contains("all but") || heading.contains("All services");
        return allBut ? EnumSet.complementOf(EnumSet.copyOf(named)) : named;
    }

    private static Map<String, Set<String>> tagsOf(String cell) {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        for (String part : cell.split(";")) {
            List<String> words = words(part).toList();
            if (!words.isEmpty()) {
                tags.put(words.getFirst(), new LinkedHashSet<>(words.subList(1, words.size())));
            }
        }
        return tags;
    }

    private static Stream<String> words(String text) {
        Matcher matcher = WORD.matcher(text);
        return matcher.results().map(found -> found.group(1));
    }
}
