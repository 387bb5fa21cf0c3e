package io.vendflow.mqttbroker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.migration.meta.PersistenceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * The broker of one machine: {@code MqttBroker DATA_DIRECTORY PORT WEBSOCKET_PORT}, on loopback, without passwords.
 *
 * <p>Ends with 1 when it cannot start, and tidily on SIGTERM. Sessions, queues and retained messages are on disk.
 */
public final class MqttBroker {

    /** Few: one machine has few sessions, and every bucket is a database to open at start (HiveMQ's own default is 64). */
    private static final int PERSISTENCE_BUCKETS = 4;

    private MqttBroker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 3) {
            System.err.println("usage: MqttBroker DATA_DIRECTORY PORT WEBSOCKET_PORT");
            System.exit(2);
        }
        // HiveMQ has a logback.xml of its own in its jar.
        System.setProperty("logback.configurationFile", "broker-logback.xml");
        Path directory = Path.of(args[0]).toAbsolutePath();
        BrokerConfig config = new BrokerConfig(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        EmbeddedHiveMQ broker = prepare(directory, config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
        try {
            broker.start().get();
        } catch (ExecutionException e) {
            System.err.println("the MQTT broker could not start: " + e.getCause());
            System.exit(1);
        }
    }

    private static EmbeddedHiveMQ prepare(Path directory, BrokerConfig config) throws IOException {
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Path extensions = Files.createDirectories(directory.resolve("extensions"));
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(conf.resolve("config.xml"), config.toXml());

        InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(PERSISTENCE_BUCKETS);
        InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(PERSISTENCE_BUCKETS);
        // The native stores set aside a sixteenth of the machine's memory on the disk, before there is a single
        // message.
        InternalConfigurations.RETAINED_MESSAGE_PERSISTENCE_TYPE.set(PersistenceType.FILE);
        InternalConfigurations.PAYLOAD_PERSISTENCE_TYPE.set(PersistenceType.FILE);
        // Loopback only, and no extension that could ask for a password.
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(false);
        // Nobody is left to finish for: by then the services have stopped.
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(100);
        InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
        return EmbeddedHiveMQ.builder()
                .withConfigurationFolder(conf)
                .withDataFolder(data)
                .withExtensionsFolder(extensions)
                .withoutLoggingBootstrap()
                .build();
    }

    private static void stop(EmbeddedHiveMQ broker) {
        try {
            broker.stop().get();
        } catch (ExecutionException e) {
            System.err.println("the MQTT broker did not stop cleanly: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
