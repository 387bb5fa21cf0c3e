package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.UserFlow;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the URLs of a create: https, or a scheme of the merchant's own app; never plain http. */
final class UrlReader {

    private static final Length RETURN_URL = Length.upTo(2500);

    private final Findings findings;

    UrlReader(Findings findings) {
        this.findings = findings;
    }

    void read(Fields body, Optional<UserFlow> flow) {
        check(body.text("returnUrl", RETURN_URL));
        check(body.text("receiptUrl", Length.ANY));
        findings.addIf(
                flow.equals(Optional.of(UserFlow.WEB_REDIRECT)) && !body.has("returnUrl"), ErrorCode.MISSING_PARAMETER);
        body.object("merchantLegalLinks", links -> {
            check(links.text("termsOfSaleUrl", Length.ANY));
            check(links.text("privacyPolicyUrl", Length.ANY));
        });
    }

    private void check(Optional<String> url) {
        findings.addIf(url.isPresent() && !isAllowed(url.get()), ErrorCode.INVALID_URL);
    }

    private static boolean isAllowed(String url) {
        try {
            URI parsed = new URI(url);
            String scheme = parsed.getScheme();
            return scheme != null
                    && !scheme.equalsIgnoreCase("http")
                    && (!scheme.equalsIgnoreCase("https") || parsed.getHost() != null);
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
