package io.vendflow.gateway;

/** Reads what machines send. */
public interface MessageReader {

    /** Never throws on what a machine sent; what cannot be used comes back as {@link MachineMessage.Unusable}. */
    MachineMessage read(String topic, byte[] payload);
}
