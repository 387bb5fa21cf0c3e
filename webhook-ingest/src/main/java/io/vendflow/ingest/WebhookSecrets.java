package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets that are valid now, by merchant. Thread safe; several at a time while one replaces another. */
public final class WebhookSecrets {

    /** The one in use, and those before it, with which deliveries on their way may have been signed. */
    private static final int MOST = 8;

    private final Map<MerchantSerialNumber, List<Secret>> secrets = new ConcurrentHashMap<>();

    /** @param configured valid for every merchant; none when they come by registration */
    public WebhookSecrets(Collection<MerchantSerialNumber> merchants, List<Secret> configured) {
        merchants.forEach(merchant -> secrets.put(merchant, List.copyOf(configured)));
    }

    /** Those whose webhooks we take in. */
    public Set<MerchantSerialNumber> merchants() {
        return Set.copyOf(secrets.keySet());
    }

    /** Nothing when the merchant is not one of ours. */
    Optional<List<Secret>> of(MerchantSerialNumber merchant) {
        return Optional.ofNullable(secrets.get(merchant));
    }

    public boolean knows(MerchantSerialNumber merchant, Secret secret) {
        return of(merchant).orElse(List.of()).contains(secret);
    }

    /** A registration of our merchant has this secret from now on; the ones before stay valid. */
    public void add(MerchantSerialNumber merchant, Secret newest) {
        secrets.computeIfPresent(merchant, (same, older) -> {
            List<Secret> all = new ArrayList<>();
            all.add(newest);
            older.stream().filter(each -> !each.equals(newest)).forEach(all::add);
            return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
        });
    }
}
