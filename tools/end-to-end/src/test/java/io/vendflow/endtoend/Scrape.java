package io.vendflow.endtoend;

import io.vendflow.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service tells Prometheus now. */
record Scrape(Service service, List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(World world, Service service) {
        return at(world.stack().addresses().managementUrl(service).toString(), service);
    }

    static Scrape at(String managementUrl, Service service) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI metrics = URI.create(managementUrl + "/actuator/prometheus");
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(metrics + " answers " + answer.statusCode());
            }
            return new Scrape(
                    service,
                    answer.body()
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(Scrape::sample)
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Sample sample(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a sample: " + line);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        if (matcher.group(2) != null) {
            LABEL.matcher(matcher.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(matcher.group(1), labels, Double.parseDouble(matcher.group(3)));
    }

    boolean has(String name) {
        return samples.stream().anyMatch(each -> each.name().equals(name));
    }

    double sum(String name) {
        return samples.stream()
                .filter(each -> each.name().equals(name))
                .mapToDouble(Sample::value)
                .sum();
    }

    List<Sample> ours() {
        return samples.stream().filter(each -> isOurs(each.name())).toList();
    }

    List<Sample> ofLibraries() {
        return samples.stream().filter(each -> !isOurs(each.name())).toList();
    }

    private static boolean isOurs(String name) {
        return name.startsWith("vendflow_") || name.startsWith("vipps_");
    }
}
