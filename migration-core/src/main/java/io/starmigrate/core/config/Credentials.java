package io.starmigrate.core.config;

import io.starmigrate.core.storage.Secret;

/** With what a cloud's requests are signed. */
public sealed interface Credentials {
    /** A key pair written in the configuration. */
    record KeyPair(String id, Secret secret) implements Credentials {
        /** Neither half is shown. */
        @Override
        public String toString() {
            return "KeyPair[******]";
        }
    }

    /** The AWS SDK's default provider chain: environment, web identity, profile, instance role. */
    record DefaultChain() implements Credentials {}
}
