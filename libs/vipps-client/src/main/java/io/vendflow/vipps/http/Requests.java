package io.vendflow.vipps.http;

import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.SystemInfo;
import java.net.URI;
import java.net.http.HttpRequest;

/** Begins requests to Vipps, with the headers that all of them carry (facts sheet 1.5). */
public final class Requests {

    private final String baseUrl;
    private final SystemInfo system;

    public Requests(URI baseUrl, SystemInfo system) {
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.system = system;
    }

    /** @param path of the API, already encoded, beginning with a slash */
    public HttpRequest.Builder request(MerchantCredentials merchant, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                // Vipps describes the answers to adjustments as problem details even when all is well (facts sheet
                // 2.1).
                .header("Accept", "application/json, application/problem+json")
                .header("Ocp-Apim-Subscription-Key", merchant.subscriptionKey().value())
                .header("Merchant-Serial-Number", merchant.msn().value());
        header(request, "Vipps-System-Name", system.name());
        header(request, "Vipps-System-Version", system.version());
        header(request, "Vipps-System-Plugin-Name", system.pluginName());
        header(request, "Vipps-System-Plugin-Version", system.pluginVersion());
        return request;
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        if (!value.isEmpty()) {
            request.header(name, value);
        }
    }
}
