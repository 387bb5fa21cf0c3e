package io.vendflow.payment.vipps;

import io.vendflow.payment.Payments;
import io.vendflow.vipps.epayment.EPayments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PaymentVippsConfiguration {

    @Bean
    Payments payments(EPayments ePayments) {
        return new VippsPayments(ePayments);
    }
}
