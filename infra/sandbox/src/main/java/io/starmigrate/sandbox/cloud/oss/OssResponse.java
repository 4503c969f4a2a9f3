package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param headers by name, in the order they are sent
 * @param length the body's length in bytes
 * @param body writes the body; not called for HEAD
 */
record OssResponse(int status, Map<String, String> headers, long length, Body body) {
    /** Writes a body of the promised length. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static OssResponse empty(int status) {
        return new OssResponse(status, Map.of(), 0, out -> {});
    }

    static OssResponse xml(int status, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new OssResponse(
                status, Map.of("Content-Type", "application/xml"), bytes.length, out -> out.write(bytes));
    }

    OssResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OssResponse(status, more, length, body);
    }

    OssResponse with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new OssResponse(status, more, length, body);
    }
}
