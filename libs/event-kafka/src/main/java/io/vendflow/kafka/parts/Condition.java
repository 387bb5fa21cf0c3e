package io.vendflow.kafka.parts;

/** How a part is. */
public sealed interface Condition {

    /** It does its work. */
    record Works() implements Condition {}

    /**
     * It cannot do its work now, and will by itself when what it waits for is there.
     *
     * @param forWhat in words that follow "waits "
     */
    record Waits(String forWhat) implements Condition {}

    /**
     * It will not do its work again before the process is started anew.
     *
     * @param why in words
     */
    record Dead(String why) implements Condition {}
}
