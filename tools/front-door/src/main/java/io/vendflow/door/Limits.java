package io.vendflow.door;

import java.time.Duration;

/**
 * What a door puts up with. The services' own limits count for connections that reach them; these keep visitors from
 * piling up in front of them.
 *
 * @param connections at a time; further ones are closed at once. Each costs 15 KB, so seven doors with 200 fit into the 64 MB
 *     that the container gives us, and a webhook-ingest answers no more than 200 posts at once anyway
 * @param silence how long neither side may say anything; a service ends what is idle much sooner (20 s at most), and an
 *     operator's call that has to read a long story may take its time
 * @param farewell how long a visitor is still listened to when the service has ended, so that the last answer arrives:
 *     who is cut off while he still speaks may lose what he has not read yet
 * @param pause before the next attempt when a connection cannot be taken, for want of files usually
 */
record Limits(int connections, Duration silence, Duration farewell, Duration pause) {

    static final Limits DEFAULT = new Limits(200, Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(1));
}
