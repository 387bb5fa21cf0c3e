package io.vendflow.http.spring;

import io.vendflow.http.Allowances;
import io.vendflow.http.Bearers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets in who has a token. Without one only the probes answer, and they only whether: the details of health name addresses
 * and exceptions, and are for who is somebody ({@code management.endpoint.health.show-details=when-authorized}).
 *
 * <p>Where nobody has a token, which is meant for a port that only this machine can reach, everybody is somebody.
 */
final class ManagementGuard implements Filter {

    private static final Set<String> PROBES = Set.of("/actuator/health/liveness", "/actuator/health/readiness");

    /** A guess costs a minute when there were as many. */
    private static final int GUESSES = 10;

    private static final int TOO_MANY_REQUESTS = 429;

    private final Bearers bearers;
    private final Predicate<String> guardsItself;
    private final Allowances guesses = new Allowances(GUESSES, Duration.ofMinutes(1));

    /** @param guardsItself paths behind which somebody else asks for tokens */
    ManagementGuard(Bearers bearers, Predicate<String> guardsItself) {
        this.bearers = bearers;
        this.guardsItself = guardsItself;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        // As it was written, and compared as a whole: what has to be normalized first is no exception.
        String path = request.getRequestURI();
        if (bearers.isEmpty()) {
            chain.doFilter(new As(request, () -> "anybody"), response);
            return;
        }
        if (guardsItself.test(path)) {
            chain.doFilter(request, response);
            return;
        }
        String token = Bearers.tokenOf(request.getHeader("Authorization"));
        String address = request.getRemoteAddr();
        if (token.isEmpty()) {
            if (isProbe(request, path)) {
                chain.doFilter(request, response);
            } else {
                refuse(response);
            }
        } else if (!guesses.has(address)) {
            response.setHeader("Retry-After", Long.toString(guesses.retryAfterSeconds()));
            response.setStatus(TOO_MANY_REQUESTS);
        } else {
            String name = bearers.withToken(token).orElse(null);
            if (name == null) {
                guesses.take(address);
                refuse(response);
            } else {
                chain.doFilter(new As(request, () -> name), response);
            }
        }
    }

    private static boolean isProbe(HttpServletRequest request, String path) {
        return PROBES.contains(path)
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }

    private static void refuse(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"management\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** A request of somebody. */
    private static final class As extends HttpServletRequestWrapper {

        private final Principal principal;

        As(HttpServletRequest request, Principal principal) {
            super(request);
            this.principal = principal;
        }

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }
    }
}
