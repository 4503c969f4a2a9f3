package io.starmigrate.core.config;

import java.util.Optional;

/** Reads an access key and the secret key that belongs to it: both or none. */
final class KeyPairReader {
    private final ValueReader values;

    KeyPairReader(ValueReader values) {
        this.values = values;
    }

    Optional<Credentials.KeyPair> read(ConfigKey id, ConfigKey secret) {
        if (values.isSet(id) && values.isSet(secret)) {
            return Optional.of(new Credentials.KeyPair(values.text(id), values.secret(secret)));
        }
        if (values.isSet(id)) {
            values.fault(
                    secret, "blank or missing while " + id + " is set", "write " + secret + ", or leave both blank");
        }
        if (values.isSet(secret)) {
            values.fault(id, "blank or missing while " + secret + " is set", "write " + id + ", or leave both blank");
        }
        return Optional.empty();
    }
}
