package io.vendflow.capture.vipps;

import io.vendflow.capture.Payments;
import io.vendflow.vipps.epayment.EPayments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureVippsConfiguration {

    @Bean
    Payments payments(EPayments ePayments) {
        return new VippsPayments(ePayments);
    }
}
