package io.vendflow.vipps;

/**
 * Who is calling, in the headers {@code Vipps-System-*} (facts sheet 1.5). Each part is cut to 30 characters, Vipps' limit.
 *
 * @param name the operator's company
 * @param version version of the operator's system
 * @param pluginName the software that calls
 * @param pluginVersion its version
 */
public record SystemInfo(String name, String version, String pluginName, String pluginVersion) {

    private static final int LIMIT = 30;

    public SystemInfo {
        name = clamp(name);
        version = clamp(version);
        pluginName = clamp(pluginName);
        pluginVersion = clamp(pluginVersion);
    }

    /** A header value carries visible ASCII only; anything else would make every call fail. */
    private static String clamp(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?").strip();
        return printable.length() <= LIMIT
                ? printable
                : printable.substring(0, LIMIT).strip();
    }
}
