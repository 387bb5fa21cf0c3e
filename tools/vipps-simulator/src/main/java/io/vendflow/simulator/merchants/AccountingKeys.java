package io.vendflow.simulator.merchants;

/** The keys of an accounting partner: they open the ledgers of all sales units, and nothing else (facts sheet 1.2). */
public record AccountingKeys(String clientId, Secret clientSecret) {

    /** Public, like all keys here. */
    public static AccountingKeys standard() {
        return new AccountingKeys("vendflow-accounting", new Secret("vendflow-accounting-secret"));
    }

    public boolean are(String otherId, String otherSecret) {
        return clientId.equals(otherId) && clientSecret.is(otherSecret);
    }
}
