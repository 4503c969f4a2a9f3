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
import io.starmigrate.sandbox.cloud.CloudKey;
import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.worker.storage.ObjectStores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreTest extends ObjectStoreContract {
    private static final CloudKey KEY = new CloudKey("AKID", "aws-secret");
    private static final StorageUri FOLDER = StorageUri.parse("s3://target/job/");

    @TempDir
    Path directory;

    private S3Server server;
    private ObjectStore store;

    @BeforeEach
    void start() {
        server = S3Server.start(directory, KEY, "eu-west-1", 0);
        server.createBucket("target");
        store = open(KEY.secret());
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected StorageUri folder() {
        return FOLDER;
    }

    /** Amazon S3 answers NoSuchUpload; S3Proxy takes the part and forgets it. */
    @Override
    protected boolean refusesPartsOfAbortedUploads() {
        return false;
    }

    @Test
    void a_wrong_secret_is_denied_by_a_message_that_names_the_place_and_no_secret() {
        try (ObjectStore wrong = open("another-secret")) {
            assertThatThrownBy(() -> wrong.put(FOLDER.resolve("a"), new byte[1], Map.of()))
                    .isInstanceOfSatisfying(
                            ObjectStoreException.class,
                            denied -> assertThat(denied.reason()).isEqualTo(Reason.DENIED))
                    .hasMessageStartingWith("Cannot write s3://target/job/a at " + server.endpoint() + ": 403 ")
                    .hasMessageContaining("check the storage's access key")
                    .hasMessageNotContaining("another-secret");
        }
    }

    @Test
    void a_store_that_does_not_answer_is_unreachable() {
        server.close();

        assertThatThrownBy(() -> store.head(FOLDER.resolve("a")))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        lost -> assertThat(lost.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageStartingWith("Cannot look up s3://target/job/a at http://127.0.0.1:");
    }

    private ObjectStore open(String secret) {
        Credentials credentials = new Credentials.KeyPair(KEY.id(), Secret.of(secret));
        return ObjectStores.open(
                new StorageConfig(FOLDER, credentials, "eu-west-1", server.endpoint(), server.endpoint()), 8);
    }
}
