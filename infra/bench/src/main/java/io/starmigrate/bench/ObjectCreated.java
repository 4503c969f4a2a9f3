package io.starmigrate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What S3 tells of an object that was put. */
final class ObjectCreated {
    static final long SIZE = 512 << 20;
    static final String ETAG = "d41d8cd98f00b204e9800998ecf8427e";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ObjectCreated() {}

    /** The event of one file. */
    static String of(FileTaskId file, StorageUri root) {
        ObjectNode all = MAPPER.createObjectNode();
        ObjectNode entry = all.putArray("Records").addObject();
        entry.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", StoreProcess.REGION)
                .put("eventTime", "2026-01-01T00:00:00.000Z")
                .put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = entry.putObject("s3");
        s3.putObject("bucket").put("name", root.bucket()).put("arn", "arn:aws:s3:::" + root.bucket());
        s3.putObject("object")
                .put("key", URLEncoder.encode(file.below(root).key(), StandardCharsets.UTF_8))
                .put("size", SIZE)
                .put("eTag", ETAG);
        return all.toString();
    }
}
