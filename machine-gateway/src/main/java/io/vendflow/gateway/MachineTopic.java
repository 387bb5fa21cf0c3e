package io.vendflow.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A topic on which machines speak: {@code vending/{version}/up/{machineId}/{channel}}. Any version and channel can be
 * read, so that a machine can be told what is wrong with it.
 *
 * @param machine what stands for the machine's id, valid or not
 * @param channel sale, vend, cancel, presence or anything else
 */
public record MachineTopic(String version, String machine, String channel) {

    /** The version of the contract that is spoken here. */
    public static final String VERSION = "v1";

    /** @return nothing when not even a machine is named */
    public static @Nullable MachineTopic parse(String topic) {
        String[] levels = topic.split("/", 5);
        if (levels.length < 4 || levels[3].isEmpty()) {
            return null;
        }
        return new MachineTopic(levels[1], levels[3], levels.length < 5 ? "" : levels[4]);
    }

    /** Where a machine listens. */
    public static String down(String machine, String channel) {
        return "vending/" + VERSION + "/down/" + machine + "/" + channel;
    }
}
