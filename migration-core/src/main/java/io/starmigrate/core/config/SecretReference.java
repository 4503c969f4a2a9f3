package io.starmigrate.core.config;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A value that names where a secret is kept. */
final class SecretReference {
    private static final List<String> SERVICES = List.of("secretsmanager", "ssm");

    private SecretReference() {}

    /**
     * The secret that a value is, or names.
     *
     * @throws IOException saying what is wrong, without the value: it may be a password that begins like this
     */
    static String read(String value, SecretStore secrets, String region) throws IOException {
        Optional<String> kind = find(value);
        if (kind.isEmpty()) {
            return value;
        }
        return kind.get().equals(SecretFile.PREFIX) ? SecretFile.read(value) : secrets.read(value, region);
    }

    /** What the value begins with that makes it a name: {@code file:}, {@code ssm:} and the like. */
    static String kind(String value) {
        return find(value).orElse("");
    }

    private static Optional<String> find(String value) {
        if (value.startsWith(SecretFile.PREFIX)) {
            return Optional.of(SecretFile.PREFIX);
        }
        if (value.startsWith("ssm:")) {
            return Optional.of("ssm:");
        }
        // arn:aws:secretsmanager:…, arn:aws-cn:ssm:…
        String[] parts = value.split(":", 4);
        boolean isName = parts.length == 4
                && parts[0].equals("arn")
                && parts[1].startsWith("aws")
                && SERVICES.contains(parts[2]);
        return isName ? Optional.of(String.join(":", parts[0], parts[1], parts[2]) + ":") : Optional.empty();
    }
}
