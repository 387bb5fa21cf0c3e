package io.vendflow.simulator.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which URLs may be registered: https, and on a developer's desk http as well, but to nowhere else.
 *
 * @param allowHttp whether http is taken for loopback and private names
 */
record WebhookUrls(boolean allowHttp) {

    private static final Pattern PRIVATE_ADDRESS =
            Pattern.compile("127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|\\[::1]|\\[f[cd].*");

    /** @return the URL when it may be used */
    Optional<URI> parse(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null && url.getScheme() != null && isAllowed(url)
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (scheme.equals("http") && allowHttp && isPrivate(url.getHost()));
    }

    /** Names without a dot are containers and machines next door. */
    private static boolean isPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return PRIVATE_ADDRESS.matcher(name).matches()
                || (!name.contains(".") && !name.contains(":"))
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal");
    }
}
