package io.vendflow.http.spring;

import io.vendflow.http.Bearers;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the guard before whatever answers on the management port, be it the service's only port or one beside it. */
@ManagementContextConfiguration(value = ManagementContextType.ANY, proxyBeanMethods = false)
class ManagementGuardConfiguration {

    private static final Logger LOGGER = LoggerFactory.getLogger(ManagementGuardConfiguration.class);
    private static final String TOKENS_FILE = "MANAGEMENT_TOKENS_FILE";

    /**
     * {@code vendflow.management.guards-itself} names a path under which the service asks for tokens of its own.
     *
     * @throws IllegalStateException when there is a file and it cannot be used: better not to start than to stand open
     */
    @Bean
    FilterRegistrationBean<ManagementGuard> managementGuard(Environment environment) {
        Bearers bearers = bearers(environment);
        if (bearers.isEmpty() && isReachedFromElsewhere(environment)) {
            LOGGER.warn(
                    "the management port can be reached from other machines and asks nobody who they are: set {}",
                    TOKENS_FILE);
        }
        FilterRegistrationBean<ManagementGuard> registration = new FilterRegistrationBean<>(
                new ManagementGuard(bearers, under(environment.getProperty("vendflow.management.guards-itself", ""))));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static Bearers bearers(Environment environment) {
        String file = environment.getProperty(TOKENS_FILE, "");
        if (file.isBlank()) {
            return new Bearers("the management tokens", List.of(), name -> {});
        }
        try {
            Bearers bearers = new Bearers("the management tokens", Files.readAllLines(Path.of(file)), name -> {});
            if (bearers.isEmpty()) {
                throw new IllegalStateException(TOKENS_FILE + " " + file + " has no name:token");
            }
            return bearers;
        } catch (IOException e) {
            throw new IllegalStateException(TOKENS_FILE + " " + file + " cannot be read: " + e, e);
        }
    }

    private static boolean isReachedFromElsewhere(Environment environment) {
        InetAddress address = environment.getProperty(
                ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                        ? "management.server.address"
                        : "server.address",
                InetAddress.class);
        return address == null || !address.isLoopbackAddress();
    }

    /** Plain segments only: a path with dots or escapes may be another one by the time it is looked up. */
    private static Predicate<String> under(@Nullable String path) {
        return path == null || path.isBlank()
                ? any -> false
                : Pattern.compile(Pattern.quote(path) + "(/[A-Za-z0-9_-]+)+").asMatchPredicate();
    }
}
