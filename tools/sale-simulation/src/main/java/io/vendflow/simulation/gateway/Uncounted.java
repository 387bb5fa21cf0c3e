package io.vendflow.simulation.gateway;

import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.gateway.SaleStep;
import io.vendflow.sale.VendOutcome;
import java.time.Duration;

/** Nobody looks at metrics here. */
public final class Uncounted implements GatewayMetrics {

    @Override
    public void took(SaleStep step, Duration time) {}

    @Override
    public void told(String state) {}

    @Override
    public void erred(String code) {}

    @Override
    public void reported(VendOutcome outcome) {}

    @Override
    public void held() {}

    @Override
    public void ignored(String what) {}

    @Override
    public void presenceChanged(boolean online) {}

    @Override
    public void sending(Sending sending) {}
}
