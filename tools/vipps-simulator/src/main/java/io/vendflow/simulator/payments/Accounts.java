package io.vendflow.simulator.payments;

import io.vendflow.sale.MerchantSerialNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The payments by name and by token. */
final class Accounts {

    private record Name(MerchantSerialNumber msn, String reference) {

        Name(PaymentId id) {
            this(id.msn(), id.reference().value());
        }
    }

    private final ConcurrentMap<Name, Account> byName = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Account> byToken = new ConcurrentHashMap<>();

    /** @return whether the name was free */
    boolean add(Account account) {
        if (byName.putIfAbsent(new Name(account.payment().id()), account) != null) {
            return false;
        }
        byToken.put(account.payment().origin().token(), account);
        return true;
    }

    void remove(Account account) {
        byName.remove(new Name(account.payment().id()), account);
        byToken.remove(account.payment().origin().token(), account);
    }

    /** Whether this very account is still there. */
    boolean has(Account account) {
        return byName.get(new Name(account.payment().id())) == account;
    }

    Optional<Account> find(PaymentId id) {
        return find(id.msn(), id.reference().value());
    }

    Optional<Account> find(MerchantSerialNumber msn, String reference) {
        return Optional.ofNullable(byName.get(new Name(msn, reference)));
    }

    Optional<Account> findByToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    int size() {
        return byName.size();
    }

    Collection<Account> all() {
        return byName.values();
    }

    /** Payments with their operations in the order of their creation, and of the keys only those that these do not name. */
    List<LedgerEntry> snapshotWith(List<LedgerEntry.Remembered> keys) {
        List<LedgerEntry> entries = new ArrayList<>();
        Set<Attempt> named = new HashSet<>();
        List<Account> inOrder = byName.values().stream()
                .sorted(Comparator.comparing(
                        account -> account.payment().origin().createdAt()))
                .toList();
        for (Account account : inOrder) {
            Payment payment = account.payment();
            entries.add(new LedgerEntry.Kept(
                    payment.request(),
                    payment.origin(),
                    payment.events(),
                    account.operations(),
                    payment.processingUntil()));
            for (PerformedOperation operation : account.operations()) {
                if (!operation.repeated()) {
                    named.add(operation.attempt());
                }
            }
        }
        keys.stream().filter(key -> !named.contains(key.attempt())).forEach(entries::add);
        return entries;
    }

    void clear() {
        byName.clear();
        byToken.clear();
    }
}
