package io.vendflow.vipps.token;

import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.VippsOutcome;

/** Where tokens come from. */
@FunctionalInterface
public interface AccessTokens {

    VippsOutcome<AccessToken> fetch(MerchantCredentials merchant);
}
