package io.vendflow.kafka.setup;

import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the accounts and gives each what {@link AccessRules} says, no more: what an account of ours was once allowed and no
 * longer needs is taken away. Accounts that are not ours are left alone. Safe to repeat, and to be repeated with other
 * passwords: connections that are open stay, whoever connects anew needs the new one.
 */
public final class AccessSetup {

    private static final Logger LOGGER = LoggerFactory.getLogger(AccessSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a guess costs; Kafka's own least is 4096. */
    private static final int ITERATIONS = 8192;

    private static final int SHORTEST_PASSWORD = 16;

    private AccessSetup() {}

    /**
     * One job of its own, as somebody whom Kafka's brokers call a super user. {@code KAFKA_ACCOUNTS_DIR} has a file for each
     * account, named like it, with nothing but the password; the rest as for every client ({@link ClientSecurity}).
     */
    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        KafkaSettings settings = new KafkaSettings(
                env.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"), "", null, ClientSecurity.of(env::get));
        prepare(
                settings.admin("access-setup"),
                passwords(Path.of(env.getOrDefault("KAFKA_ACCOUNTS_DIR", "/run/vendflow/accounts"))));
    }

    /**
     * @param passwords by account; those of {@link AccessRules} that are not in it keep what they have
     * @throws IllegalStateException when Kafka does not answer in time, or refuses
     */
    public static void prepare(Map<String, Object> adminConfig, Map<String, String> passwords) {
        try (Admin admin = Admin.create(adminConfig)) {
            makeAccounts(admin, passwords);
            giveAccess(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making accounts", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not make the accounts: " + e, e);
        }
    }

    private static void makeAccounts(Admin admin, Map<String, String> passwords)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<UserScramCredentialAlteration> alterations = passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(account -> new UserScramCredentialUpsertion(
                        AccessRules.of(account.getKey()).account(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        account.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        if (!alterations.isEmpty()) {
            await(admin.alterUserScramCredentials(alterations).all());
            List<String> accounts = alterations.stream()
                    .map(UserScramCredentialAlteration::user)
                    .toList();
            awaitInForce(
                    "the accounts " + accounts,
                    () -> await(admin.describeUserScramCredentials().users()).containsAll(accounts));
        }
        AccessRules.all().stream()
                .map(ServiceAccess::account)
                .filter(account -> !passwords.containsKey(account))
                .forEach(account -> LOGGER.warn("no password for the account {}: it is left as it is", account));
        LOGGER.atInfo().addKeyValue("accounts", alterations.size()).log("accounts have their passwords");
    }

    private static void giveAccess(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<AclBinding> wanted = AccessRules.all().stream()
                .flatMap(each -> each.bindings().stream())
                .collect(Collectors.toSet());
        Set<AclBinding> before = ours(admin);
        Set<AclBinding> missing = without(wanted, before);
        Set<AclBinding> surplus = without(before, wanted);
        if (!missing.isEmpty()) {
            await(admin.createAcls(missing).all());
        }
        if (!surplus.isEmpty()) {
            await(admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                    .all());
            LOGGER.atInfo().addKeyValue("what", surplus).log("taken away: no longer needed");
        }
        awaitInForce("what each account may do", () -> ours(admin).equals(wanted));
        LOGGER.atInfo()
                .addKeyValue("given", missing.size())
                .addKeyValue("existed", wanted.size() - missing.size())
                .addKeyValue("taken", surplus.size())
                .log("access is as declared");
    }

    private static Set<AclBinding> without(Set<AclBinding> some, Set<AclBinding> others) {
        Set<AclBinding> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }

    /** What accounts of ours may do now, as the broker that we ask sees it. */
    private static Set<AclBinding> ours(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> principals =
                AccessRules.all().stream().map(ServiceAccess::principal).collect(Collectors.toSet());
        return await(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(binding -> principals.contains(binding.entry().principal()))
                .collect(Collectors.toSet());
    }

    /** One of the brokers knows of it then. That a password is another one than before none of them tells. */
    private static void awaitInForce(String what, Eventually.Question isInForce)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (!Eventually.isTrue(isInForce, PATIENCE)) {
            throw new TimeoutException("the broker does not know of " + what);
        }
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** @throws IllegalStateException naming the file that cannot be read or is too easy to guess, never a password */
    static Map<String, String> passwords(Path directory) {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (ServiceAccess each : AccessRules.all()) {
            Path file = directory.resolve(each.account());
            if (Files.exists(file)) {
                passwords.put(each.account(), password(file));
            }
        }
        return passwords;
    }

    private static String password(Path file) {
        try {
            String password = Files.readString(file).strip();
            if (password.length() < SHORTEST_PASSWORD) {
                throw new IllegalStateException(
                        "the password in " + file + " has fewer than " + SHORTEST_PASSWORD + " characters");
            }
            return password;
        } catch (IOException e) {
            throw new IllegalStateException("the password in " + file + " cannot be read: " + e, e);
        }
    }
}
