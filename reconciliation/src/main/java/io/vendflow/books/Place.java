package io.vendflow.books;

/** Where a record lies in the log. */
public record Place(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
