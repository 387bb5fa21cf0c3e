package io.vendflow.receipt;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together. */
@Configuration
class ReceiptConfiguration {

    @Bean
    AttachReceipt attachReceipt(Receipts receipts, ReceiptMetrics metrics, Clock clock) {
        return new AttachReceipt(receipts, metrics, clock);
    }
}
