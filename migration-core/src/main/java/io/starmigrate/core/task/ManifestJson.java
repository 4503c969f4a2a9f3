package io.starmigrate.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A manifest as the JSON object that lies beside the files it lists, so that a backup describes itself. Pure. */
public final class ManifestJson {
    /** The version of the layout below; a reader refuses one it does not know. */
    public static final int SCHEMA = 1;

    /** With how the files are packed, which nobody may pass over. */
    private static final int PACKED_SCHEMA = 2;

    /** With which rows the files hold, which nobody may pass over. */
    private static final int DELTA_SCHEMA = 3;

    private static final String GROUP = "group";
    private static final String ORIGIN = "origin";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private ManifestJson() {}

    /** The manifest in UTF-8. Equal manifests give equal bytes. */
    public static byte[] write(Manifest manifest) {
        return bytes(tree(manifest));
    }

    /**
     * A manifest as it lies beside a task's files: those of a group are told to be that, and {@link #read} refuses it.
     *
     * @param manifest as it was written
     */
    public static byte[] beside(PartitionTask task, byte[] manifest) {
        if (task.carrying().isEmpty()) {
            return manifest;
        }
        try {
            ObjectNode root = (ObjectNode) MAPPER.readTree(manifest);
            ArrayNode others = root.putArray(GROUP);
            task.carrying().get().riders().forEach(rider -> others.add(rider.partition()));
            return bytes(root);
        } catch (IOException e) {
            throw new IllegalStateException("What was written can always be read", e);
        }
    }

    /** The manifest, and what has become of its files, for who finds both beside them. */
    public static byte[] write(Manifest manifest, List<FileTask> arrived) {
        ObjectNode root = tree(manifest);
        ArrayNode files = root.putArray("arrived");
        arrived.forEach(file -> files.addObject()
                .put("name", file.id().name())
                .put("size", file.size())
                .put("etag", file.etag()));
        return bytes(root);
    }

    private static ObjectNode tree(Manifest manifest) {
        Packing packing = manifest.packing();
        Delta delta = manifest.delta();
        ObjectNode root = MAPPER.createObjectNode()
                .put("schema", delta != null ? DELTA_SCHEMA : packing != null ? PACKED_SCHEMA : SCHEMA);
        writeWhose(root, manifest);
        writeFiles(root, manifest);
        root.put("changeToken", manifest.changeToken());
        writeFingerprint(root, manifest.fingerprint());
        if (packing != null) {
            root.putObject("packing").put("codec", packing.codec().name()).put("pieceBytes", packing.pieceBytes());
        }
        if (delta != null) {
            DeltaJson.write(root.putObject("delta"), delta);
        }
        if (manifest.origin() != null) {
            root.put(ORIGIN, manifest.origin().text());
        }
        return root;
    }

    /** Of which partition it is, and by which export. */
    private static void writeWhose(ObjectNode root, Manifest manifest) {
        PartitionId partition = manifest.task().partition();
        root.put("job", partition.job())
                .put("database", partition.database())
                .put("table", partition.table())
                .put("partition", partition.partition())
                .put("generation", manifest.task().generation())
                .put("attempt", manifest.attempt())
                .put("folder", manifest.folder().toString())
                .put("bounds", manifest.bounds())
                .put("written", manifest.written().toString());
    }

    private static void writeFiles(ObjectNode root, Manifest manifest) {
        StoredFormat format = StoredFormat.of(manifest.format());
        root.putObject("format")
                .put("kind", format.kind().name())
                .put("columnSeparator", format.columnSeparator())
                .put("rowDelimiter", format.rowDelimiter());
        ArrayNode columns = root.putArray("columns");
        manifest.columns()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        .put("field", column.field())
                        .put("conversion", column.conversion()));
        ArrayNode files = root.putArray("files");
        manifest.files()
                .forEach(file -> files.addObject()
                        .put("name", file.name())
                        .put("size", file.size())
                        .put("etag", file.etag()));
    }

    private static byte[] bytes(ObjectNode root) {
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can always be written", e);
        }
    }

    /**
     * Reads a manifest. One that says what has become of its files is read as listing that: who finds it beside them
     * loads them as they are.
     *
     * @throws GroupFilesException when its files hold the rows of other partitions, too
     * @throws IOException when it is not one, or of a schema this version does not know; the message says which field
     */
    public static Manifest read(byte[] json) throws IOException {
        JsonNode root = MAPPER.readTree(json);
        if (!root.path("schema").isIntegralNumber()) {
            throw new IOException("it is no manifest of this program, which has a number as its \"schema\"");
        }
        int schema = root.path("schema").asInt();
        if (schema < SCHEMA || schema > DELTA_SCHEMA) {
            throw new IOException("Cannot read a manifest of schema " + schema + ": this version reads " + SCHEMA
                    + " to " + DELTA_SCHEMA);
        }
        if (root.has(GROUP)) {
            throw new GroupFilesException(root.get(GROUP).size());
        }
        try {
            Manifest manifest =
                    manifest(root).withOrigin(root.path(ORIGIN).isTextual() ? new JobId(text(root, ORIGIN)) : null);
            if (schema == DELTA_SCHEMA) {
                return manifest.withDelta(DeltaJson.read(root.required("delta")));
            }
            return schema == SCHEMA
                    ? manifest
                    : root.has("arrived")
                            ? manifest.listing(files(root, "arrived"))
                            : manifest.withPacking(packing(root.required("packing")));
        } catch (IllegalArgumentException e) {
            throw new IOException("Cannot read a manifest: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(JsonNode root) {
        PartitionId partition = new PartitionId(
                text(root, "job"), text(root, "database"), text(root, "table"), text(root, "partition"));
        JsonNode format = root.required("format");
        return new Manifest(
                new PartitionTaskId(partition, root.required("generation").asInt()),
                root.required("attempt").asInt(),
                StorageUri.parse(text(root, "folder")),
                new StoredFormat(
                                FileFormat.Kind.valueOf(text(format, "kind")),
                                format.required("columnSeparator").asInt(),
                                format.required("rowDelimiter").asInt())
                        .format(),
                text(root, "bounds"),
                elements(root, "columns").stream()
                        .map(column -> new FileColumn(
                                text(column, "name"),
                                text(column, "field"),
                                column.path("conversion").isTextual() ? text(column, "conversion") : null))
                        .toList(),
                files(root, "files"),
                root.path("changeToken").isTextual() ? text(root, "changeToken") : null,
                readFingerprint(root.path("fingerprint")),
                Instant.parse(text(root, "written")));
    }

    private static List<ManifestFile> files(JsonNode root, String field) {
        return elements(root, field).stream()
                .map(file -> new ManifestFile(
                        text(file, "name"), file.required("size").asLong(), text(file, "etag")))
                .toList();
    }

    private static Packing packing(JsonNode node) {
        return new Packing(
                Packing.Codec.valueOf(text(node, "codec")),
                node.required("pieceBytes").asLong());
    }

    private static void writeFingerprint(ObjectNode root, @Nullable Fingerprint fingerprint) {
        if (fingerprint == null) {
            root.putNull("fingerprint");
            return;
        }
        ObjectNode node = root.putObject("fingerprint")
                .put("recipe", fingerprint.recipe())
                .put("rows", fingerprint.rows());
        ArrayNode sums = node.putArray("sums");
        fingerprint.sums().forEach(sum -> sums.add(sum.toString()));
        node.set("nulls", MAPPER.valueToTree(fingerprint.nulls()));
        node.set("partly", MAPPER.valueToTree(fingerprint.partly()));
        node.set("generated", MAPPER.valueToTree(fingerprint.generated()));
    }

    private static @Nullable Fingerprint readFingerprint(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        List<BigInteger> sums = new ArrayList<>();
        elements(node, "sums").forEach(sum -> sums.add(new BigInteger(sum.asText())));
        Map<String, Long> nulls = new HashMap<>();
        node.path("nulls")
                .properties()
                .forEach(count -> nulls.put(count.getKey(), count.getValue().asLong()));
        List<String> partly = new ArrayList<>();
        node.path("partly").forEach(column -> partly.add(column.asText()));
        Map<String, String> generated = new HashMap<>();
        node.path("generated")
                .properties()
                .forEach(values ->
                        generated.put(values.getKey(), values.getValue().asText()));
        return new Fingerprint(text(node, "recipe"), node.required("rows").asLong(), sums, nulls, partly, generated);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static List<JsonNode> elements(JsonNode node, String field) {
        return StreamSupport.stream(node.required(field).spliterator(), false).toList();
    }
}
