package io.vendflow.gateway.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and what it signs, by the JDK's keytool, as PEM. */
final class Keys {

    private static final String PASSWORD = "unimportant";

    private final Path folder;
    private final String authority;

    Keys(Path folder, String authority) throws Exception {
        this.folder = folder;
        this.authority = authority;
        keytool(
                "-genkeypair",
                "-alias",
                "it",
                "-keystore",
                store(authority),
                "-dname",
                "CN=" + authority,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-ext",
                "bc:c=ca:true");
        export(authority, false);
    }

    Path authority() {
        return folder.resolve(authority + ".pem");
    }

    /** Key and certificate in one file. */
    Path sign(String name, String extension) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "it",
                "-keystore",
                store(name),
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1");
        keytool(
                "-certreq",
                "-alias",
                "it",
                "-keystore",
                store(name),
                "-file",
                folder.resolve(name + ".csr").toString());
        keytool(
                "-gencert",
                "-alias",
                "it",
                "-keystore",
                store(authority),
                "-infile",
                folder.resolve(name + ".csr").toString(),
                "-outfile",
                folder.resolve(name + ".crt").toString(),
                "-rfc",
                "-validity",
                "30",
                "-ext",
                extension);
        export(name, true);
        return folder.resolve(name + ".pem");
    }

    private void export(String name, boolean signed) throws Exception {
        KeyStore store = KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
        Key key = store.getKey("it", PASSWORD.toCharArray());
        String certificate = signed
                ? Files.readString(folder.resolve(name + ".crt"))
                : pem("CERTIFICATE", store.getCertificate("it").getEncoded());
        Files.writeString(
                folder.resolve(name + ".pem"), (signed ? pem("PRIVATE KEY", key.getEncoded()) : "") + certificate);
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }

    private String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        all.addAll(List.of(words));
        all.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }
}
