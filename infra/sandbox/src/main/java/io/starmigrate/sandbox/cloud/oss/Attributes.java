package io.starmigrate.sandbox.cloud.oss;

import java.util.Map;

/**
 * What is kept of an object beside its bytes.
 *
 * @param etag the entity tag without quotes, in capitals as OSS writes it
 * @param crc64 the CRC-64/XZ of the bytes, as an unsigned decimal
 * @param contentType what the writer said it is
 * @param user the user metadata, names in lower case
 */
record Attributes(String etag, String crc64, String contentType, Map<String, String> user) {}
