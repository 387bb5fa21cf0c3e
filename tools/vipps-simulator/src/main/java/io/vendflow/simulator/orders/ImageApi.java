package io.vendflow.simulator.orders;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** {@code POST /v1/images} (facts sheet 4.3). */
public final class ImageApi {

    /** The largest image in base64, and room for the rest of the body. */
    public static final int LARGEST_BODY = ImageRules.LARGEST / 3 * 4 + 64 * 1024;

    private final Images images;

    public ImageApi(OrderDetails details) {
        this.images = details.images();
    }

    public Reply add(Merchant merchant, Call call) {
        Findings findings = new Findings();
        AtomicReference<Optional<Image>> read = new AtomicReference<>(Optional.empty());
        Fields.read(call.json(), findings, body -> read.set(ImageRules.read(body, merchant.msn())));
        if (!findings.violations().isEmpty() || read.get().isEmpty()) {
            return OrderErrors.invalid(findings);
        }
        Image image = read.get().get();
        return images.add(image)
                ? Answer.json(200, Json.object().put("imageId", image.id()))
                : OrderErrors.conflict("There is an image of that id already.");
    }
}
