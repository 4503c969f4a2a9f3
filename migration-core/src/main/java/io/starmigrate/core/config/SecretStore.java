package io.starmigrate.core.config;

import io.starmigrate.core.PublicApi;
import java.io.IOException;

/**
 * Where secrets are kept that the configuration only names: {@code arn:aws:secretsmanager:…} with {@code #key} behind
 * it where the secret is a JSON object, {@code arn:aws:ssm:…} and {@code ssm:/name}. Used by the thread that loads a
 * configuration; the same name may be asked for twice.
 */
@PublicApi
@FunctionalInterface
public interface SecretStore {
    /** Nowhere: each such name is a fault of the configuration. */
    SecretStore NOWHERE = (reference, region) -> {
        throw new IOException("this program looks for no secrets there");
    };

    /**
     * Reads a secret.
     *
     * @param reference what the configuration says, as it stands there
     * @param region where to look if the reference does not say; empty when that is not configured
     * @throws IOException saying what is wrong, without the reference: it may be a password that begins like one
     */
    String read(String reference, String region) throws IOException;
}
