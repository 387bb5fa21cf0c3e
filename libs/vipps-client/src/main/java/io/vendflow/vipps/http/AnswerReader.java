package io.vendflow.vipps.http;

/**
 * Understands the body of a successful answer.
 *
 * @param <T> what it means to the caller
 */
@FunctionalInterface
public interface AnswerReader<T> {

    T read(String body) throws UnreadableAnswerException;
}
