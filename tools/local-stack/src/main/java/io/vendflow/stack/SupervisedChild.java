package io.vendflow.stack;

import io.vendflow.embedded.ChildJvm;
import io.vendflow.embedded.JvmCommand;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child JVM that is started again, with a growing wait, for as long as it is wanted. */
final class SupervisedChild implements Part {

    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 64;
    private static final int TRIES_BEFORE_FIRST_READY = 3;
    private static final long POLL_MILLIS = 50;

    /**
     * @param ready whether it answers; asked again and again while waiting
     * @param logFile where its output goes
     */
    record Program(String name, JvmCommand command, BooleanSupplier ready, Path logFile) {}

    private final Program program;
    private final PidFiles pidFiles;
    private final ScheduledExecutorService scheduler;
    private final Consumer<String> say;
    private final BackOff backOff = new BackOff();

    private @Nullable ChildJvm current;
    private boolean wanted;
    private long startedAt;
    private int endings;
    private String lastEnding = "";

    SupervisedChild(Program program, PidFiles pidFiles, ScheduledExecutorService scheduler, Consumer<String> say) {
        this.program = program;
        this.pidFiles = pidFiles;
        this.scheduler = scheduler;
        this.say = say;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public synchronized void start() {
        if (!wanted) {
            wanted = true;
            endings = 0;
            launch();
        }
    }

    @Override
    public void awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady()) {
            if (!isWanted()) {
                throw new StackException(name() + " is stopped");
            }
            if (startsInVain()) {
                throw new StackException(
                        name() + " ends as soon as it starts (" + lastEnding() + "); see " + program.logFile());
            }
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        name() + " is not ready after " + timeout.toSeconds() + " s; see " + program.logFile());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        readyOnce();
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        ChildJvm child = unwant();
        if (child != null) {
            child.stop(grace);
        }
        pidFiles.remove(name());
    }

    /** SIGKILL; supervision starts it again. */
    void kill() throws InterruptedException {
        ChildJvm child = running();
        if (child == null) {
            throw new IllegalStateException(name() + " is not running");
        }
        child.kill();
    }

    /** SIGKILL, and it stays down until it is started. */
    void killAndHold() throws InterruptedException {
        stop(Duration.ZERO);
    }

    synchronized OptionalLong pid() {
        return current != null && current.isAlive() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
    }

    private synchronized void launch() {
        ChildJvm child = ChildJvm.start(program.command(), program.logFile());
        current = child;
        startedAt = System.nanoTime();
        pidFiles.write(name(), child.handle());
        var _ = child.onExit().thenAccept(code -> ended(child, code));
    }

    private synchronized void ended(ChildJvm child, int code) {
        if (!wanted || child != current) {
            return;
        }
        endings++;
        String ending = describe(code);
        lastEnding = ending;
        Duration wait = backOff.after(Duration.ofNanos(System.nanoTime() - startedAt));
        startAgainAfter(wait, child, ending);
    }

    private synchronized void startAgain(ChildJvm ended, String ending) {
        if (!wanted || current != ended) {
            return;
        }
        try {
            launch();
            say.accept(name() + " ended (" + ending + "), restarted (pid " + current.pid() + ")");
        } catch (UncheckedIOException e) {
            say.accept(name() + " ended (" + ending + ") and cannot be started again: " + e.getMessage());
            startAgainAfter(BackOff.LONGEST, ended, ending);
        }
    }

    private void startAgainAfter(Duration wait, ChildJvm ended, String ending) {
        var _ = scheduler.schedule(() -> startAgain(ended, ending), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isReady() {
        return pid().isPresent() && program.ready().getAsBoolean();
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized void readyOnce() {
        endings = 0;
    }

    private synchronized boolean startsInVain() {
        return endings >= TRIES_BEFORE_FIRST_READY;
    }

    private synchronized String lastEnding() {
        return lastEnding;
    }

    private synchronized @Nullable ChildJvm running() {
        return current != null && current.isAlive() ? current : null;
    }

    private synchronized @Nullable ChildJvm unwant() {
        wanted = false;
        return current;
    }

    private static String describe(int code) {
        int signal = code - SIGNAL_BASE;
        return signal > 0 && signal <= HIGHEST_SIGNAL ? "signal " + signal : "exit code " + code;
    }
}
