package io.vendflow.ingest;

import java.util.function.Consumer;

/** Reads payments from Vipps without making anybody wait. */
public interface LookUps {

    /**
     * Begins to look, unless too many looks are under way already.
     *
     * @param onAnswer called exactly once, on another thread, whatever happens
     * @return whether it began
     */
    boolean tryStart(LookUp lookUp, Consumer<Answer> onAnswer);
}
