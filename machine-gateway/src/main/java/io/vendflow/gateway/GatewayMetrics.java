package io.vendflow.gateway;

import io.vendflow.sale.VendOutcome;
import java.time.Duration;

/**
 * What is counted of the decisions. A decision whose transaction fails is made again and counted again. Messages to machines = sent
 * + expired, retried counts the detours. Alert on held (a person must decide) and on a share of unknown or failed vends that
 * is not usual.
 */
public interface GatewayMetrics {

    /** @param time never negative */
    void took(SaleStep step, Duration time);

    /** @param state the word on the wire */
    void told(String state);

    /** @param code stable word for programs */
    void erred(String code);

    void reported(VendOutcome outcome);

    void held();

    /** @param what may happen and changes nothing; one of few words */
    void ignored(String what);

    void presenceChanged(boolean online);

    void sending(Sending sending);

    /** How an attempt to hand a message to the MQTT broker ended. */
    enum Sending {
        SENT,
        /** It had become worthless. */
        EXPIRED,
        RETRIED
    }
}
