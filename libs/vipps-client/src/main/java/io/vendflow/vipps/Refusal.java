package io.vendflow.vipps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why Vipps said no.
 *
 * @param httpStatus status of the answer
 * @param code Vipps' numeric error code such as {@code 6080} (facts sheet 2.11), or null when the answer had none
 * @param title short text by Vipps; for people, never to branch on
 * @param detail longer text by Vipps, with the fields it complained about; for people
 */
public record Refusal(int httpStatus, @Nullable String code, String title, String detail) {

    /** Whether Vipps gave one of these codes. */
    public boolean hasCode(String... codes) {
        return code != null && List.of(codes).contains(code);
    }

    @Override
    public String toString() {
        return httpStatus + (code == null ? "" : " " + code) + " " + title + (detail.isEmpty() ? "" : ": " + detail);
    }
}
