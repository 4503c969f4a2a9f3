package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.config.StorageService;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreContract;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.worker.storage.ObjectStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds at a cloud that is S3-compatible by name, at a store that insists on what such clouds insist on. */
abstract class NamedCloudContract extends ObjectStoreContract {
    private static final CloudKey KEY = new CloudKey("AKID", "its-secret");
    private static final StorageUri FOLDER = StorageUri.parse("s3://target-1250000000/job/");

    private final StorageService service;
    private final String host;
    private final String region;

    @TempDir
    Path directory;

    private S3Server server;
    private InsistentStore cloud;
    private ObjectStore store;

    /**
     * @param host of its public endpoint in a region
     * @param region what requests are signed for
     */
    NamedCloudContract(StorageService service, String host, String region) {
        this.service = service;
        this.host = host;
        this.region = region;
    }

    @BeforeEach
    void start() throws IOException {
        server = S3Server.startForHostsOf(host, directory, KEY, region);
        server.createBucket(FOLDER.bucket());
        cloud = new InsistentStore(host, region, server.endpoint());
        // The host is nobody's here: requests reach the store as those of a machine behind a proxy do.
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", Integer.toString(cloud.port()));
        store = open(service, region);
    }

    @AfterEach
    void stop() {
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
        store.close();
        cloud.close();
        server.close();
    }

    /** Not through a proxy. */
    @Override
    protected boolean passes() {
        return false;
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected StorageUri folder() {
        return FOLDER;
    }

    @Override
    protected boolean refusesPartsOfAbortedUploads() {
        return false;
    }

    @Test
    void a_folder_of_more_than_a_page_is_listed_whole() {
        for (int i = 0; i < 1005; i++) {
            store.put(FOLDER.resolve(String.format("many/%04d", i)), new byte[0]);
        }

        try (Stream<StoredObject> listed = store.list(FOLDER.resolve("many/"))) {
            assertThat(listed.map(object -> object.uri().name()))
                    .hasSize(1005)
                    .doesNotHaveDuplicates()
                    .endsWith("1004");
        }
        assertThat(cloud.refusals()).isEmpty();
    }

    @Test
    void asked_as_a_store_of_ones_own_it_refuses() {
        try (ObjectStore wrong = open(StorageService.S3, region)) {
            assertThatThrownBy(() -> wrong.put(FOLDER.resolve("a"), new byte[1]))
                    .isInstanceOf(ObjectStoreException.class);
        }
        assertThat(cloud.refusals()).isNotEmpty().allMatch(refusal -> refusal.contains("not in the host's name"));
    }

    @Test
    void signed_for_another_region_it_refuses() {
        try (ObjectStore elsewhere = open(service, "elsewhere-1")) {
            assertThatThrownBy(() -> elsewhere.put(FOLDER.resolve("a"), new byte[1]))
                    .isInstanceOf(ObjectStoreException.class);
        }
        assertThat(cloud.refusals()).isNotEmpty().allMatch(refusal -> refusal.contains("not signed for " + region));
    }

    private ObjectStore open(StorageService as, String signedFor) {
        URI endpoint = URI.create("http://" + host);
        Credentials credentials = new Credentials.KeyPair(KEY.id(), Secret.of(KEY.secret()));
        return ObjectStores.open(new StorageConfig(FOLDER, credentials, signedFor, endpoint, endpoint, as), 8);
    }
}
