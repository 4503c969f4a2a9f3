package io.starmigrate.worker.check;

import io.starmigrate.core.storage.StorageUri;

/**
 * The name of what a check makes, which nobody else has.
 *
 * @param token letters and digits, chosen anew for each check
 */
public record Canary(String token) {
    /** The job it pretends to be. */
    public String job() {
        return "check-" + token;
    }

    /** Its folder below a storage's root, where no job keeps its data files. */
    StorageUri folder(StorageUri root, String purpose) {
        return root.resolve(job()).resolve(purpose).asFolder();
    }
}
