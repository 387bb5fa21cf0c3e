package io.vendflow.simulator.http;

/** What comes back for a call; not always an answer. */
public sealed interface Reply permits Answer, Reply.Silence, Reply.HangUp {

    /** Nothing comes, until the caller gives up. */
    record Silence() implements Reply {}

    /** The connection is closed at once, without an answer. */
    record HangUp() implements Reply {}
}
