package io.starmigrate.sandbox.proof;

import io.starmigrate.core.starrocks.statement.ClaimStatements;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.world.World;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares tables of both clusters row by row, and looks for staging that was left. To be used from one thread. */
final class TableProof {
    private final Rows source;
    private final Rows target;

    TableProof(World world) {
        this.source = new Rows(world.source());
        this.target = new Rows(world.target());
    }

    List<String> damages(List<String> tables) throws SQLException {
        List<String> damages = new ArrayList<>();
        for (String table : tables) {
            compare(table, damages);
            List<List<String>> staging = temporaryPartitions(table);
            if (!staging.isEmpty()) {
                damages.add("staging of " + table + " is left: " + staging);
            }
        }
        if (!tables(target).equals(tables(source))) {
            damages.add("the target has the tables " + tables(target) + ", the source " + tables(source));
        }
        return damages;
    }

    /** But for the claims of jobs, which stay until a job is cleaned. */
    private static List<List<String>> tables(Rows cluster) throws SQLException {
        return cluster.of("SHOW TABLES FROM " + SourceData.DATABASE).stream()
                .filter(row -> !ClaimStatements.isClaim(row.get(0)))
                .toList();
    }

    private void compare(String table, List<String> damages) throws SQLException {
        String all = "SELECT * FROM " + SourceData.DATABASE + "." + table;
        Map<List<String>, Integer> wanted = source.counted(all);
        Map<List<String>, Integer> shown = target.counted(all);
        if (!wanted.equals(shown)) {
            Map<List<String>, Integer> lacking = without(wanted, shown);
            Map<List<String>, Integer> surplus = without(shown, wanted);
            damages.add(
                    table + " differs: " + lacking.size() + " rows are otherwise or not at all at the target, such as "
                            + first(lacking) + "; " + surplus.size() + " only there, such as " + first(surplus));
        }
    }

    private static Map<List<String>, Integer> without(
            Map<List<String>, Integer> all, Map<List<String>, Integer> known) {
        Map<List<String>, Integer> rest = new java.util.LinkedHashMap<>(all);
        rest.entrySet().removeIf(entry -> entry.getValue().equals(known.get(entry.getKey())));
        return rest;
    }

    private static Object first(Map<List<String>, Integer> rows) {
        return rows.entrySet().stream().findFirst().map(Object::toString).orElse("none");
    }

    /** A table without partitions has none: StarRocks answers so, or refuses. */
    private List<List<String>> temporaryPartitions(String table) {
        try {
            return target.of("SHOW TEMPORARY PARTITIONS FROM " + SourceData.DATABASE + "." + table);
        } catch (SQLException unpartitioned) {
            return List.of();
        }
    }
}
