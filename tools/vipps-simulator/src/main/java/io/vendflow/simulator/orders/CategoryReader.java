package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.merchants.Merchant;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields that both versions of a category have, under the names that each gives them (facts sheet 4.3). */
final class CategoryReader {

    private static final Set<String> TYPES =
            Set.of("GENERAL", "RECEIPT", "ORDER_CONFIRMATION", "DELIVERY", "TICKET", "BOOKING");
    private static final Length URL = new Length(1, 2500);

    private final Images images;
    private String type = "";
    private String url = "";
    private @Nullable String imageId;

    CategoryReader(Images images) {
        this.images = images;
    }

    String type() {
        return type;
    }

    String url() {
        return url;
    }

    @Nullable String imageId() {
        return imageId;
    }

    void read(Fields body, Merchant merchant, String typeField, String urlField) {
        body.require(typeField);
        body.require(urlField);
        body.oneOf(typeField, TYPES).ifPresent(text -> type = text);
        body.text(urlField, URL).ifPresent(text -> {
            url = text;
            if (!isUrl(text)) {
                body.broken(urlField, "must be a URL");
            }
        });
        body.text("imageId", ImageRules.ID).ifPresent(id -> {
            imageId = id;
            if (!images.has(merchant.msn(), id)) {
                body.broken("imageId", "names an image that was not added");
            }
        });
    }

    private static boolean isUrl(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
