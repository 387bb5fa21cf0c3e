package io.vendflow.simulation.people;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.Meta;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.sale.Sale;
import io.vendflow.simulation.gateway.Gateway;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.Proposal;
import io.vendflow.simulation.world.World;

/** An operator's decisions, a moment later in the log; some are written twice. */
final class LoggedDecisions implements Decisions {

    private final World world;
    private final EventLog log;

    LoggedDecisions(World world, EventLog log) {
        this.world = world;
        this.log = log;
    }

    @Override
    public String idOf(Decision decision) {
        return Metas.factId(decision.fact().toArray(String[]::new));
    }

    @Override
    public void publish(Decision decision) {
        Emission<?> emission = emission(decision);
        world.after(world.chance().between(5, 500), () -> write(decision, emission));
        if (world.chance().happens(0.2)) {
            world.after(world.chance().between(600, 5_000), () -> write(decision, emission));
        }
    }

    /** What touches the vend or the reservation is only proposed. */
    private void write(Decision decision, Emission<?> emission) {
        if (decision instanceof Decision.Refund) {
            log.append("operator", emission);
        } else {
            boolean force = decision instanceof Decision.Release release && release.force();
            log.append(
                    Gateway.INBOX,
                    emission.key(),
                    new Proposal(emission.event(), "operator " + decision.operator(), force));
        }
    }

    private Emission<?> emission(Decision decision) {
        return switch (decision) {
            case Decision.Refund refund ->
                Emission.of(
                        Topics.REFUND_REQUESTED,
                        RefundRequested.newBuilder()
                                .setMeta(meta(decision))
                                .setSale(SaleMapper.toEvent(refund.sale()))
                                .setAmount(refund.amount())
                                .setRequestedBy(refund.operator().name())
                                .setReason(refund.reason())
                                .build());
            case Decision.Release release ->
                Emission.of(
                        Topics.CANCEL_REQUESTED,
                        CancelRequested.newBuilder()
                                .setMeta(meta(decision))
                                .setSale(SaleMapper.toEvent(release.sale()))
                                .setReason(ReleaseReason.OPERATOR)
                                .setRequestedBy(release.operator().name())
                                .setNote(release.reason())
                                .build());
            case Decision.Vended vended ->
                Emission.of(
                        Topics.VEND_REPORTED,
                        VendReported.newBuilder()
                                .setMeta(meta(decision))
                                .setSale(SaleMapper.toEvent(vended.sale()))
                                .setOutcome(VendOutcome.valueOf(vended.outcome().name()))
                                .setDispensed(SaleMapper.toEvent(vended.dispensed()))
                                .setDispensedAmount(Sale.totalOf(vended.dispensed()))
                                .setAuthorizedAmount(vended.authorized())
                                .setReason(vended.reason())
                                .setDecidedBy(vended.operator().name())
                                .build());
        };
    }

    private Meta meta(Decision decision) {
        return Metas.of(
                "capture-service",
                "operator " + decision.operator(),
                world.now(),
                decision.fact().toArray(String[]::new));
    }
}
