package io.vendflow.simulation.log;

import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.PermanentFailureException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.simulation.story.Facts;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Brings records to a service's real steps, and decides whose fault a failure is as the real routes do. */
public final class StepHandler implements Handler {

    private static final int ATTEMPTS_AT_THE_UNEXPECTED = 3;

    private final String service;
    private final EventLog log;
    private final Stories stories;

    /** Each fiber handles one event at a time. */
    private final ThreadLocal<String> cause = ThreadLocal.withInitial(() -> "");

    private @Nullable Steps steps;
    private @Nullable Publishing publishing;

    public StepHandler(String service, EventLog log, Stories stories) {
        this.service = service;
        this.log = log;
        this.stories = stories;
    }

    /** The steps need their way to Vipps, which needs to know the cause of each call, so they come later. */
    public void begin(Steps realSteps, Publishing way) {
        steps = realSteps;
        publishing = way;
    }

    /** Id of the event that the running fiber handles. */
    public String cause() {
        return cause.get();
    }

    @Override
    public void handle(LogRecord record, int attempt) {
        SpecificRecordBase event = (SpecificRecordBase) record.value();
        try {
            cause.set(EventLog.metaOf(Topics.named(record.topic()).orElseThrow(), event)
                    .getId());
            Objects.requireNonNull(publishing)
                    .publish(Objects.requireNonNull(steps).of(record.topic()).handle(event));
        } catch (PublishFailedException e) {
            throw new RetryLaterException(String.valueOf(e.getMessage()), null, e);
        } catch (UnreadableEventException e) {
            bury(record, event, "UNREADABLE_EVENT", e);
        } catch (PermanentFailureException e) {
            bury(record, event, e.code(), e);
        } catch (RetryLaterException e) {
            throw e;
        } catch (RuntimeException e) {
            if (attempt < ATTEMPTS_AT_THE_UNEXPECTED) {
                throw new RetryLaterException("unexpected: " + e, null, e);
            }
            bury(record, event, "UNEXPECTED", e);
        }
    }

    private void bury(LogRecord record, SpecificRecordBase event, String code, RuntimeException e) {
        log.bury(cause.get());
        Sale sale = Facts.saleOf(event);
        SaleStory story = sale == null ? null : stories.find(sale.getReference());
        if (story != null) {
            story.inLog().buried(code);
            story.tell(service, "=> dead letter " + code + " from " + record.topic() + ": " + e.getMessage());
        }
    }
}
