package io.vendflow.simulator.phone;

/** Makes text harmless in HTML, in content and in quoted attributes. */
final class Html {

    private Html() {}

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                // The page's template has braces of its own.
                case '{' -> safe.append("&#123;");
                default -> safe.append(text.charAt(i));
            }
        }
        return safe.toString();
    }
}
