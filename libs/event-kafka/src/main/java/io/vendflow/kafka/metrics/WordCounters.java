package io.vendflow.kafka.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A counter by a word that comes as text. Only the words of a list become tag values, whatever the text was made of; all others
 * are counted together as {@code OTHER}. Every word of the list is there from the start, so that a rate over it is never missing.
 */
public final class WordCounters {

    private static final String OTHER = "OTHER";

    private final MeterRegistry registry;
    private final String name;
    private final String description;
    private final String tag;
    private final Map<String, Counter> byWord = new HashMap<>();

    public WordCounters(MeterRegistry registry, String name, String description, String tag, Collection<String> words) {
        this.registry = registry;
        this.name = name;
        this.description = description;
        this.tag = tag;
        for (String word : words) {
            byWord.put(word, counter(word));
        }
    }

    public void count(String word) {
        Counter counter = byWord.get(word);
        (counter == null ? counter(OTHER) : counter).increment();
    }

    private Counter counter(String word) {
        return Counter.builder(name).description(description).tag(tag, word).register(registry);
    }
}
