package io.starmigrate.core.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.JobId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup of one database should hold when its run ended: the object that lies beside its tables, so that who
 * restores it learns what is not there. Each run writes it anew.
 *
 * @param database the source's database
 * @param written when the run ended
 * @param tables those the run was about, and those it has left out
 * @param origin the id of the job whose run it was; null where a release wrote none
 */
public record Inventory(
        String database,
        Instant written,
        List<Table> tables,
        @Nullable JobId origin) {
    /** The version of the layout below; a reader refuses one it does not know. Fields may be added, never renamed. */
    public static final int SCHEMA = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    public Inventory {
        tables = List.copyOf(tables);
    }

    /** One that does not tell whose run it was. */
    public Inventory(String database, Instant written, List<Table> tables) {
        this(database, written, tables, null);
    }

    /**
     * One table.
     *
     * @param name the source's
     * @param leftOut why nothing of it was exported; empty where it was not left out
     * @param partitions those the source has; none of an empty table
     * @param unexported others that it has: the run's selection has left them out, and no run has exported them; none
     *     where a release told of none
     */
    public record Table(String name, String leftOut, List<Partition> partitions, List<String> unexported) {
        public Table {
            partitions = List.copyOf(partitions);
            unexported = List.copyOf(unexported);
        }

        /** One of which nothing was left out but itself. */
        public Table(String name, String leftOut, List<Partition> partitions) {
            this(name, leftOut, partitions, List.of());
        }
    }

    /**
     * One partition that the source has, or had.
     *
     * @param name the source's
     * @param generation the latest
     * @param attempt the last of this generation, from 1; 0 where none was made, or a release wrote none
     * @param lacks why this generation was not exported; empty where it was
     * @param behind whether the source may have held other rows by then, and no later generation was exported
     * @param dropped whether the source has dropped it since
     */
    public record Partition(String name, int generation, int attempt, String lacks, boolean behind, boolean dropped) {
        /** One that does not tell of which attempt it is. */
        public Partition(String name, int generation, String lacks, boolean behind, boolean dropped) {
            this(name, generation, 0, lacks, behind, dropped);
        }
    }

    /** The inventory in UTF-8. */
    public byte[] write() {
        ObjectNode root = MAPPER.createObjectNode()
                .put("schema", SCHEMA)
                .put("database", database)
                .put("written", written.toString());
        if (origin != null) {
            root.put("origin", origin.text());
        }
        ArrayNode all = root.putArray("tables");
        tables.forEach(table -> write(table, all.addObject()));
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can always be written", e);
        }
    }

    private static void write(Table table, ObjectNode into) {
        into.put("table", table.name()).put("leftOut", table.leftOut());
        ArrayNode unexported = into.putArray("unexported");
        table.unexported().forEach(unexported::add);
        ArrayNode partitions = into.putArray("partitions");
        table.partitions()
                .forEach(partition -> partitions
                        .addObject()
                        .put("partition", partition.name())
                        .put("generation", partition.generation())
                        .put("attempt", partition.attempt())
                        .put("lacks", partition.lacks())
                        .put("behind", partition.behind())
                        .put("dropped", partition.dropped()));
    }

    /**
     * Reads an inventory; fields that a later version has added are passed over.
     *
     * @throws IOException when it is none, or of a schema this version does not know; the message says which field
     */
    public static Inventory read(byte[] json) throws IOException {
        JsonNode root = MAPPER.readTree(json);
        int schema = root.path("schema").asInt();
        if (schema != SCHEMA) {
            throw new IOException("Cannot read an inventory of schema " + schema + ": this version reads " + SCHEMA);
        }
        try {
            List<Table> tables = new ArrayList<>();
            root.required("tables").forEach(table -> tables.add(table(table)));
            return new Inventory(
                    root.required("database").asText(),
                    Instant.parse(root.required("written").asText()),
                    tables,
                    root.path("origin").isTextual()
                            ? new JobId(root.path("origin").asText())
                            : null);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("Cannot read an inventory: " + e.getMessage(), e);
        }
    }

    private static Table table(JsonNode table) {
        List<Partition> partitions = new ArrayList<>();
        table.required("partitions")
                .forEach(partition -> partitions.add(new Partition(
                        partition.required("partition").asText(),
                        partition.required("generation").asInt(),
                        partition.path("attempt").asInt(),
                        partition.path("lacks").asText(),
                        partition.path("behind").asBoolean(),
                        partition.path("dropped").asBoolean())));
        List<String> unexported = new ArrayList<>();
        table.path("unexported").forEach(partition -> unexported.add(partition.asText()));
        return new Table(table.required("table").asText(), table.path("leftOut").asText(), partitions, unexported);
    }
}
