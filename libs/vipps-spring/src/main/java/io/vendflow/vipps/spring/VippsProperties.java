package io.vendflow.vipps.spring;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.VippsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Vipps is, for whom we call, and how long we wait.
 *
 * @param baseUrl {@code https://api.vipps.no}, {@code https://apitest.vipps.no} or a simulator
 * @param merchant the keys of the sales unit; there is no default, a service that cannot call must not start
 * @param furtherMerchants the keys of other sales units whose machines this installation serves
 * @param connectTimeout until a connection stands
 * @param requestTimeout until the whole answer is there; after it the outcome is unknown and the call is repeated. Longer
 *     means fewer repeated calls, shorter means that a customer sees sooner that something is wrong
 * @param systemName the operator's company, sent to Vipps with every call
 * @param systemVersion version of the operator's system
 */
@ConfigurationProperties("vendflow.vipps")
public record VippsProperties(
        @DefaultValue("http://localhost:8083") URI baseUrl,
        @DefaultValue Keys merchant,
        @DefaultValue List<Keys> furtherMerchants,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("vendflow") String systemName,
        @DefaultValue("0.1.0") String systemVersion) {

    private static final String PLUGIN_NAME = "vendflow";
    private static final String PLUGIN_VERSION = "0.1.0";

    /** The keys of one sales unit, as the portal shows them. Never written to a log. */
    public record Keys(
            @Nullable String serialNumber,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String subscriptionKey) {

        MerchantCredentials toCredentials(String where) {
            return new MerchantCredentials(
                    msn(required(serialNumber, where + ".serial-number", "VIPPS_MERCHANT_SERIAL_NUMBER")),
                    required(clientId, where + ".client-id", "VIPPS_CLIENT_ID"),
                    new Secret(required(clientSecret, where + ".client-secret", "VIPPS_CLIENT_SECRET")),
                    new Secret(required(subscriptionKey, where + ".subscription-key", "VIPPS_SUBSCRIPTION_KEY")));
        }

        private static MerchantSerialNumber msn(String value) {
            try {
                return new MerchantSerialNumber(value);
            } catch (IllegalArgumentException e) {
                throw new VippsKeysMissingException("VIPPS_MERCHANT_SERIAL_NUMBER is not right: " + e.getMessage(), e);
            }
        }

        private static String required(@Nullable String value, String property, String variable) {
            if (value == null || value.isBlank()) {
                throw new VippsKeysMissingException(variable + " is not set (property " + property + ")", null);
            }
            return value;
        }

        @Override
        public String toString() {
            return "Keys[serialNumber=" + serialNumber + ", the rest is hidden]";
        }
    }

    VippsSettings toSettings() {
        return new VippsSettings(
                baseUrl,
                connectTimeout,
                requestTimeout,
                new SystemInfo(systemName, systemVersion, PLUGIN_NAME, PLUGIN_VERSION));
    }

    /** @throws VippsKeysMissingException when one of them is not there */
    List<MerchantCredentials> toCredentials() {
        List<MerchantCredentials> all = new ArrayList<>();
        all.add(merchant.toCredentials("vendflow.vipps.merchant"));
        for (int i = 0; i < furtherMerchants.size(); i++) {
            all.add(furtherMerchants.get(i).toCredentials("vendflow.vipps.further-merchants[" + i + "]"));
        }
        return all;
    }
}
