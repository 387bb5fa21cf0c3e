package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.embedded.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written about accounts outside of Java is what is declared. */
class AccessFilesTest {

    private static final Set<String> ACCOUNTS =
            AccessRules.all().stream().map(ServiceAccess::account).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void aPasswordIsMadeForEveryAccount() throws IOException {
        MatchResult accounts = Pattern.compile("\naccounts=\"([^\"]+)\"")
                .matcher(file("ops/tls/make-secrets"))
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(accounts.group(1).split(" ")).containsExactlyInAnyOrderElementsOf(ACCOUNTS);
    }

    @Test
    void everyAccountIsMadeInContainersAndEveryServiceHasItsOwn() throws IOException {
        String compose = file("docker-compose.kafka-tls.yml");

        assertThat(all(compose, "target: /run/vendflow/accounts/([a-z-]+),")).isEqualTo(ACCOUNTS);
        Set<String> users = all(compose, "KAFKA_USERNAME: ([a-z-]+)");
        // A person has the commands' account, and the registry's is in a file of its own.
        assertThat(users)
                .isEqualTo(ACCOUNTS.stream()
                        .filter(account -> !account.equals("commands") && !account.equals("registry"))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(all(compose, "/passwords/([a-z-]+)\", target: /run/vendflow/kafka-password"))
                .isEqualTo(users);
    }

    @Test
    void theTableOfTheDocumentIsTheDeclaration() throws IOException {
        assertThat(file("docs/security.md")).contains(table());
    }

    @Test
    void prometheusScrapesTheSameWithATokenAsWithout() throws IOException {
        List<String> withToken = lines("ops/prometheus/prometheus-tokens.yml").stream()
                .filter(line -> !line.strip().startsWith("authorization:") && !line.contains("credentials_file:"))
                .toList();

        assertThat(withToken).isEqualTo(lines("ops/prometheus/prometheus.yml"));
        assertThat(file("ops/prometheus/prometheus-tokens.yml"))
                .contains("credentials_file: /run/vendflow/prometheus-token");
    }

    private static String table() {
        return "| account | reads | writes | creates | groups | Kafka Streams |\n|---|---|---|---|---|---|\n"
                + AccessRules.all().stream()
                        .map(each -> String.join(
                                " | ",
                                "| `" + each.account() + "`",
                                cell(each.reads()),
                                cell(each.writes()),
                                each.creates().size() > 5 ? "every topic of ours" : cell(each.creates()),
                                cell(each.groups()),
                                cell(each.streams()) + " |\n"))
                        .collect(Collectors.joining());
    }

    private static String cell(Set<String> names) {
        return names.stream().map(name -> name.replace("vending.", "")).collect(Collectors.joining(", "));
    }

    private static Set<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without what is said about the file itself. */
    private static List<String> lines(String name) throws IOException {
        return file(name).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String file(String name) throws IOException {
        return Files.readString(Checkout.find().root().resolve(name));
    }
}
