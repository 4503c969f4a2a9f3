package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;

/** The object a copy is made of: {@code /bucket/key}, URL-encoded, in a header. */
final class CopySource {
    private static final String HEADER = "copy-source";

    private CopySource() {}

    static boolean names(OssRequest request) {
        return request.storeHeader(HEADER) != null;
    }

    /** Opens the source when it fulfils the conditions of the request; the caller closes it. */
    static ObjectFiles.Opened open(OssRequest request, ObjectFiles files) throws IOException {
        String header = request.storeHeader(HEADER);
        String path = OssRequest.decodePath(header == null ? "" : header);
        String[] source = (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
        if (source.length != 2) {
            throw OssException.invalid("The copy source is not /bucket/key: " + header);
        }
        ObjectFiles.Opened opened = files.open(source[0], source[1]);
        try {
            String wanted = request.storeHeader("copy-source-if-match");
            Conditions.requireMatch(wanted, opened.entry(), request.prefix() + "copy-source-if-match");
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }
}
