package io.starmigrate.core.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.io.IOException;

/**
 * How a table was defined when it was exported: the object that lies beside its partitions, so that a backup can be
 * restored where its source is not known.
 *
 * @param database the source's database
 * @param table the source's table
 * @param statement the statement that makes it there
 * @param version the source's version
 * @param mode the source's mode
 */
public record BackedUpTable(String database, String table, String statement, String version, RunMode mode) {
    /** The version of the layout below; a reader refuses one it does not know. Fields may be added, never renamed. */
    public static final int SCHEMA = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** The cluster it comes from. */
    public ClusterProfile profile() {
        return new ClusterProfile(Capabilities.of(version), mode);
    }

    /** The table in UTF-8. */
    public byte[] write() {
        try {
            return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                    .put("schema", SCHEMA)
                    .put("database", database)
                    .put("table", table)
                    .put("statement", statement)
                    .put("version", version)
                    .put("mode", mode.name()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can always be written", e);
        }
    }

    /**
     * Reads a table; fields that a later version has added are passed over.
     *
     * @throws IOException when it is none, or of a schema this version does not know; the message says which field
     */
    public static BackedUpTable read(byte[] json) throws IOException {
        JsonNode root = MAPPER.readTree(json);
        if (!root.path("schema").isIntegralNumber()) {
            throw new IOException(
                    "it is no definition of a table of this program, which has a number as its \"schema\"");
        }
        int schema = root.path("schema").asInt();
        if (schema != SCHEMA) {
            throw new IOException("Cannot read a table of schema " + schema + ": this version reads " + SCHEMA);
        }
        try {
            return new BackedUpTable(
                    root.required("database").asText(),
                    root.required("table").asText(),
                    root.required("statement").asText(),
                    root.required("version").asText(),
                    RunMode.valueOf(root.required("mode").asText()));
        } catch (IllegalArgumentException e) {
            throw new IOException("Cannot read a table: " + e.getMessage(), e);
        }
    }
}
