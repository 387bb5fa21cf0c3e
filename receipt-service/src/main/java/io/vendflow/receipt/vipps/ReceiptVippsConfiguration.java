package io.vendflow.receipt.vipps;

import io.vendflow.receipt.Receipts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReceiptVippsConfiguration {

    /** Not named {@code receipts}: that is Vipps' own. */
    @Bean
    Receipts receiptsOfSales(io.vendflow.vipps.order.Receipts orderManagement) {
        return new VippsReceipts(orderManagement);
    }
}
