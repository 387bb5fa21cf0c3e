package io.vendflow.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.sale.Traceparent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is about to be done, for {@link Tracing#begin}. Names are few; what is particular goes into attributes. */
public final class Work {

    final String name;
    final SpanKind kind;
    final @Nullable Place place;
    private final AttributesBuilder attributes = Attributes.builder();

    @Nullable String reference;

    @Nullable String machine;

    @Nullable String spanId;

    @Nullable Instant since;

    @Nullable Traceparent link;

    private Work(String name, SpanKind kind, @Nullable Place place) {
        this.name = name;
        this.kind = kind;
        this.place = place;
    }

    public static Work at(Place place, SpanKind kind, String name) {
        return new Work(name, kind, place);
    }

    /** A part of what this thread does. */
    public static Work within(SpanKind kind, String name) {
        return new Work(name, kind, null);
    }

    /** The sale and the machine, as far as they are known. */
    public Work about(@Nullable String theReference, @Nullable String theMachine) {
        reference = theReference;
        machine = theMachine;
        with("vendflow.reference", theReference);
        return with("vendflow.machine", theMachine);
    }

    /** An attribute; null is none. */
    public Work with(String attribute, @Nullable String value) {
        if (value != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    public Work with(String attribute, long value) {
        attributes.put(attribute, value);
        return this;
    }

    /** The span has this id, because others know it by that. */
    public Work as(String id) {
        spanId = id;
        return this;
    }

    /** It began earlier than now. */
    public Work since(Instant begin) {
        since = begin;
        return this;
    }

    /** It has to do with something in another trace; null is nothing. */
    public Work linkedTo(@Nullable Traceparent other) {
        link = other;
        return this;
    }

    Attributes attributes() {
        return attributes.build();
    }
}
