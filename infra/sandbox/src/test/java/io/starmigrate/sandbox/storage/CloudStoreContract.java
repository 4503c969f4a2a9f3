package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreContract;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.worker.storage.ObjectStores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store keeps, and what it says where a cloud refuses or does not answer. */
abstract class CloudStoreContract extends ObjectStoreContract {
    private final CloudKey key;
    private final StorageUri folder;
    private final String region;

    @TempDir
    Path directory;

    private CloudServer cloud;
    private ObjectStore store;

    CloudStoreContract(CloudKey key, String folder, String region) {
        this.key = key;
        this.folder = StorageUri.parse(folder);
        this.region = region;
    }

    /** Starts a cloud that has this bucket and keeps it in this directory. */
    abstract CloudServer startCloud(Path files, CloudKey key, String region, String bucket);

    /** How the refusal of a wrong secret begins. */
    abstract String refusal();

    @BeforeEach
    void start() {
        cloud = startCloud(directory, key, region, folder.bucket());
        store = open(key.secret());
    }

    @AfterEach
    void stop() {
        store.close();
        cloud.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected StorageUri folder() {
        return folder;
    }

    @Test
    void a_wrong_secret_is_denied_by_a_message_that_names_the_place_and_no_secret() {
        try (ObjectStore wrong = open("another-secret")) {
            assertThatThrownBy(() -> wrong.put(folder.resolve("a"), new byte[1], Map.of()))
                    .isInstanceOfSatisfying(
                            ObjectStoreException.class,
                            denied -> assertThat(denied.reason()).isEqualTo(Reason.DENIED))
                    .hasMessageStartingWith(
                            "Cannot write " + folder.resolve("a") + " at " + cloud.endpoint() + ": " + refusal())
                    .hasMessageContaining("check the storage's access key")
                    .hasMessageNotContaining("another-secret");
        }
    }

    @Test
    void a_store_that_does_not_answer_is_unreachable() {
        cloud.close();

        assertThatThrownBy(() -> store.head(folder.resolve("a")))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        lost -> assertThat(lost.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageStartingWith("Cannot look up " + folder.resolve("a") + " at http://127.0.0.1:");
    }

    private ObjectStore open(String secret) {
        Credentials credentials = new Credentials.KeyPair(key.id(), Secret.of(secret));
        return ObjectStores.open(new StorageConfig(folder, credentials, region, cloud.endpoint(), cloud.endpoint()), 8);
    }
}
