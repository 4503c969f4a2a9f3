package io.starmigrate.sandbox.cloud.oss;

import io.starmigrate.sandbox.cloud.oss.UploadFiles.Upload;
import java.util.List;

/** One page of a listing of uploads under way. */
final class UploadPage {
    private UploadPage() {}

    /** The uploads that come after a key, or after one upload of that key when an id is given. */
    static List<Upload> after(List<Upload> all, String key, String id) {
        if (id.isEmpty()) {
            return all.stream()
                    .filter(upload -> KeyOrder.UTF_8.compare(upload.key(), key) > 0)
                    .toList();
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return all.subList(i + 1, all.size());
            }
        }
        return after(all, key, "");
    }

    static void describe(List<Upload> page, boolean more, boolean encoded, XmlDocument xml) {
        if (more) {
            Upload last = page.get(page.size() - 1);
            xml.leaf("NextKeyMarker", encoded ? Signing.encode(last.key()) : last.key())
                    .leaf("NextUploadIdMarker", last.id());
        }
        for (Upload upload : page) {
            xml.open("Upload")
                    .leaf("Key", encoded ? Signing.encode(upload.key()) : upload.key())
                    .leaf("UploadId", upload.id())
                    .leaf("StorageClass", "Standard")
                    .leaf("Initiated", upload.begun())
                    .close();
        }
    }
}
