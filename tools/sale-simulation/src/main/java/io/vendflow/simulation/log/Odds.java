package io.vendflow.simulation.log;

/**
 * How often what goes wrong.
 *
 * @param crash at each await of a step, and before each record of a topology
 * @param lostAck a write that is in the log and is said to have failed
 * @param lostWrite a write that is not in the log and is said to have failed
 * @param lostRequest a call that never reaches Vipps
 * @param lostAnswer a call that Vipps carries out without anybody hearing of it
 * @param vippsTrouble a call that Vipps answers with 429 or 5xx, before or after the work
 * @param lag a reading that shows the sums of a moment ago
 * @param webhookLost a webhook that never comes
 * @param doubled a message that comes twice
 */
public record Odds(
        double crash,
        double lostAck,
        double lostWrite,
        double lostRequest,
        double lostAnswer,
        double vippsTrouble,
        double lag,
        double webhookLost,
        double doubled) {

    public static final Odds NORMAL = new Odds(0.002, 0.01, 0.01, 0.01, 0.02, 0.03, 0.03, 0.1, 0.05);

    /** The same mishaps, so many times as often; webhooks are lost as before. */
    public Odds times(double factor) {
        return new Odds(
                crash * factor,
                lostAck * factor,
                lostWrite * factor,
                lostRequest * factor,
                lostAnswer * factor,
                vippsTrouble * factor,
                lag * factor,
                webhookLost,
                Math.min(0.3, doubled * factor));
    }

    public Odds withWebhooksLost(double probability) {
        return new Odds(crash, lostAck, lostWrite, lostRequest, lostAnswer, vippsTrouble, lag, probability, doubled);
    }
}
