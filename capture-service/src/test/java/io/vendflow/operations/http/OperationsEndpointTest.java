package io.vendflow.operations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.Operations;
import io.vendflow.operations.Operators;
import io.vendflow.tracing.Tracing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class OperationsEndpointTest {

    private static final String TOKEN = "a-token-of-anna-that-is-long";
    private static final int GUESSES = 20;

    private final MockMvc endpoint = MockMvcBuilders.standaloneSetup(new OperationsEndpoint(
                    new Operations(reference -> Optional.empty(), new NoDecisions(), Duration.ZERO, pause -> {}),
                    new Operators(List.of("anna:" + TOKEN)),
                    Tracing.off()))
            .build();

    @Test
    void whoGuessesHasToWaitAndNobodyElse() throws Exception {
        for (int i = 0; i < GUESSES; i++) {
            endpoint.perform(refund("a-guess-" + i, "192.0.2.1")).andExpect(status().isUnauthorized());
        }

        endpoint.perform(refund("another-guess", "192.0.2.1"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "60"));
        endpoint.perform(refund(TOKEN, "192.0.2.1")).andExpect(status().isTooManyRequests());
        endpoint.perform(refund(TOKEN, "192.0.2.2")).andExpect(status().isNotFound());
    }

    @Test
    void readsNothingOfWhomItDoesNotKnow() throws Exception {
        InputStream body = new ByteArrayInputStream(new byte[] {'x'});

        endpoint.perform(refund("a-guess", "192.0.2.1").with(request -> new WithBody(request, body)))
                .andExpect(status().isUnauthorized());

        assertThat(body.available()).isEqualTo(1);
    }

    @Test
    void refusesABodyThatIsLargerThanAnyCommand() throws Exception {
        endpoint.perform(refund(TOKEN, "192.0.2.1").content("x".repeat(17 * 1024)))
                .andExpect(status().isBadRequest());
    }

    private static MockHttpServletRequestBuilder refund(String token, String address) {
        return post("/operations/sales/VM0042-7F3K9Q/refund")
                .header("Authorization", "Bearer " + token)
                .content("{\"reason\":\"a test\"}")
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                });
    }

    private static final class WithBody extends MockHttpServletRequest {

        private final InputStream body;

        WithBody(MockHttpServletRequest request, InputStream body) {
            super(request.getMethod(), request.getRequestURI());
            this.body = body;
            setRemoteAddr(request.getRemoteAddr());
        }

        @Override
        public DelegatingServletInputStream getInputStream() {
            return new DelegatingServletInputStream(body);
        }
    }

    private static final class NoDecisions implements Decisions {

        @Override
        public String idOf(Decision decision) {
            throw new AssertionError("decided " + decision);
        }

        @Override
        public void publish(Decision decision) {
            throw new AssertionError("decided " + decision);
        }
    }
}
