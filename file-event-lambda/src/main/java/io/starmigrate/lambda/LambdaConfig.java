package io.starmigrate.lambda;

import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the function is told by its environment.
 *
 * @param table the recorder's table
 * @param queueUrl where messages go
 * @param storage the bucket and the folder below which jobs keep their files
 * @param unreadable where messages are put that cannot be read; null for nowhere
 */
record LambdaConfig(
        String table,
        String queueUrl,
        StorageUri storage,
        @Nullable String unreadable) {
    private static final String FIFO = ".fifo";

    Optional<String> unreadableUrl() {
        return Optional.ofNullable(unreadable);
    }

    /**
     * Reads {@code TABLE}, {@code QUEUE_URL}, {@code STORAGE} and, which may be missing, {@code UNREADABLE_URL}.
     *
     * @throws IllegalArgumentException listing everything that is wrong with them
     */
    static LambdaConfig of(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        String table = environment.getOrDefault("TABLE", "");
        if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
            problems.add("TABLE is \"" + table + "\": set it to the name of the recorder's table");
        }
        String queueUrl = environment.getOrDefault("QUEUE_URL", "");
        String unreadable = environment.get("UNREADABLE_URL");
        queues(queueUrl, unreadable, problems);
        StorageUri storage = storage(environment.getOrDefault("STORAGE", ""), problems);
        if (storage == null || !problems.isEmpty()) {
            throw new IllegalArgumentException("Cannot start with this environment: " + String.join("; ", problems));
        }
        return new LambdaConfig(table, queueUrl, storage, unreadable);
    }

    private static void queues(String queueUrl, @Nullable String unreadable, List<String> problems) {
        if (!isHttp(queueUrl)) {
            problems.add("QUEUE_URL is \"" + queueUrl + "\": set it to the task queue's URL");
        } else if (queueUrl.endsWith(FIFO)) {
            problems.add(
                    "QUEUE_URL is \"" + queueUrl + "\", a FIFO queue, which refuses messages without a group: set it"
                            + " to the URL of a standard queue");
        }
        if (unreadable == null) {
            return;
        }
        if (!isHttp(unreadable) || unreadable.endsWith(FIFO)) {
            problems.add(
                    "UNREADABLE_URL is \"" + unreadable + "\": set it to the URL of a standard queue, or leave it out");
        } else if (unreadable.equals(queueUrl)) {
            problems.add("UNREADABLE_URL is the task queue itself: set it to another queue's URL, or leave it out");
        }
    }

    private static @Nullable StorageUri storage(String text, List<String> problems) {
        try {
            StorageUri storage = StorageUri.parse(text);
            if (storage.kind() == StorageKind.S3) {
                return storage;
            }
            problems.add("STORAGE is \"" + text + "\": events come from S3 only");
        } catch (IllegalArgumentException e) {
            problems.add("STORAGE: " + e.getMessage());
        }
        return null;
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
