package io.vendflow.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what it does not say a time for, in every module that has this one: brokers and processes on a machine
 * that is busy take longer than Awaitility's ten seconds. Whoever gets what he waits for waits no longer than before.
 */
public final class Patience implements LauncherSessionListener {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONG_ENOUGH);
    }
}
