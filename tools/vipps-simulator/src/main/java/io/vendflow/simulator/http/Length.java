package io.vendflow.simulator.http;

/** How many characters a text may have, both ends included. */
public record Length(int least, int most) {

    /** Any text; the body's own limit still holds. */
    public static final Length ANY = new Length(0, Integer.MAX_VALUE);

    public static Length upTo(int most) {
        return new Length(0, most);
    }
}
