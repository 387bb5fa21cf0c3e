package io.vendflow.vipps.order;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.VippsOutcome;

/** The images of Vipps' Order Management API (facts sheet 4). */
public interface Images {

    /**
     * Adds a picture, for ever. A second one of its id is refused with HTTP 409, which means that one is there, perhaps this
     * one. 403 is a refusal, as for receipts.
     */
    VippsOutcome<ImageAdded> add(MerchantSerialNumber msn, Image image);
}
