package io.starmigrate.sandbox.cloud.server;

/**
 * An access key and its secret. The secret is never printed.
 *
 * @param id the access key's public name
 * @param secret what requests are signed with
 */
public record CloudKey(String id, String secret) {
    public CloudKey {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("Cannot use a blank access key or secret; give both");
        }
    }

    @Override
    public String toString() {
        return "CloudKey[id=" + id + ", secret=***]";
    }
}
