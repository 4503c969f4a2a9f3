package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StorageUri;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order in which stores list keys: by the bytes of their UTF-8. */
final class KeyOrder {
    private KeyOrder() {}

    static int compare(StorageUri one, StorageUri other) {
        return Arrays.compareUnsigned(bytes(one), bytes(other));
    }

    private static byte[] bytes(StorageUri object) {
        return object.key().getBytes(StandardCharsets.UTF_8);
    }
}
