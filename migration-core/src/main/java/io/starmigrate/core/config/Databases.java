package io.starmigrate.core.config;

import io.starmigrate.core.plan.TableSelection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Several databases that one configuration moves. Each of them is a job of its own: {@link #job} says how it is called,
 * and a {@link MigrationConfig#of configuration of its own} says what it is about. Immutable.
 */
public final class Databases {
    /** What every cluster has, and nobody moves. */
    private static final Set<String> SYSTEM = Set.of("information_schema", "_statistics_", "sys");

    private static final int LONGEST_JOB = 40;
    private static final int DIGITS = 8;

    private final List<String> chosen;
    private final List<String> targets;
    private final List<Tables> tables;
    private final Map<Table, String> renames;
    private final Map<Table, String> columns;

    /**
     * @param chosen {@code SOURCE_DB_NAME}: names, patterns, exclusions
     * @param targets {@code TARGET_DB_NAME}: as many names, one pattern, or nothing
     * @param columns {@code SYNC_COLUMN}
     */
    Databases(
            List<String> chosen,
            List<String> targets,
            List<Tables> tables,
            Map<Table, String> renames,
            Map<Table, String> columns) {
        this.chosen = List.copyOf(chosen);
        this.targets = List.copyOf(targets);
        this.tables = List.copyOf(tables);
        this.renames = Map.copyOf(renames);
        this.columns = Map.copyOf(columns);
    }

    /** An item of {@code TABLE_NAMES}; both names may be patterns, or stand in quotes. */
    record Tables(boolean excluding, String database, String table) {
        boolean isOf(String name) {
            return TableSelection.of(List.of(database)).includes(name);
        }
    }

    /** A table of the source. */
    record Table(String database, String name) {}

    /** Whether only a cluster, or a recorder, can tell which they are. */
    public boolean areAsked() {
        return chosen.stream().anyMatch(name -> name.startsWith("!") || name.contains("*") || name.contains("?"));
    }

    /** Their names, where they are not {@link #areAsked asked}. */
    public List<String> named() {
        if (areAsked()) {
            throw new IllegalStateException("SOURCE_DB_NAME has a pattern");
        }
        return chosen;
    }

    /**
     * Those of the databases there are that move, in name order: what belongs to the system, and what has no table that
     * {@code TABLE_NAMES} chooses, does not.
     *
     * @throws IllegalArgumentException when there is none, or a name of the configuration fits none: most likely it is
     *     misspelt
     */
    public List<String> among(Collection<String> there) {
        List<String> own =
                there.stream().filter(name -> !SYSTEM.contains(name)).sorted().toList();
        TableSelection selection = TableSelection.of(chosen);
        List<String> found = own.stream()
                .filter(selection::includes)
                .filter(this::choosesTablesOf)
                .toList();
        List<String> unmatched = new ArrayList<>(selection.unmatched(own));
        tables.stream()
                .filter(item -> !item.excluding && own.stream().noneMatch(item::isOf))
                .forEach(item -> unmatched.add(item.database + "." + item.table));
        Stream.concat(renames.keySet().stream(), columns.keySet().stream())
                .filter(table -> !found.contains(table.database))
                .forEach(table -> unmatched.add(table.database + "." + table.name));
        if (found.isEmpty() || !unmatched.isEmpty()) {
            throw new IllegalArgumentException("Cannot find " + (unmatched.isEmpty() ? "any database" : unmatched)
                    + " in the source: it has the databases " + own
                    + "; correct SOURCE_DB_NAME, TABLE_NAMES, TABLE_RENAMES or SYNC_COLUMN");
        }
        return found;
    }

    /** Whether {@link #among} could choose it, as far as its name says. */
    public boolean mayHave(String database) {
        return !SYSTEM.contains(database) && TableSelection.of(chosen).includes(database) && choosesTablesOf(database);
    }

    /** Whether any table of it may be meant. */
    boolean choosesTablesOf(String database) {
        List<Tables> including = tables.stream().filter(item -> !item.excluding).toList();
        return including.isEmpty() || including.stream().anyMatch(item -> item.isOf(database));
    }

    /** The tables that are called otherwise at the target. */
    Set<Table> renamed() {
        return renames.keySet();
    }

    /** The tables that have a column which tells what was written. */
    Set<Table> withColumns() {
        return columns.keySet();
    }

    /** What the target calls a database. */
    public String target(String database) {
        if (targets.isEmpty()) {
            return database;
        }
        return isPattern(targets) ? targets.get(0).replace("*", database) : targets.get(chosen.indexOf(database));
    }

    static boolean isPattern(List<String> targets) {
        return targets.size() == 1 && targets.get(0).contains("*");
    }

    /** Where a database comes. */
    MovedDatabase moved(String database) {
        return new MovedDatabase(database, target(database), of(database, renames));
    }

    /** Which column of its tables tells what was written, by the table. */
    Map<String, String> syncColumns(String database) {
        return of(database, columns);
    }

    private static Map<String, String> of(String database, Map<Table, String> all) {
        Map<String, String> own = new LinkedHashMap<>();
        all.forEach((table, name) -> {
            if (table.database.equals(database)) {
                own.put(table.name, name);
            }
        });
        return own;
    }

    /** Which tables of a database move, as {@code TABLE_NAMES} of a configuration of it alone would say. */
    List<String> tables(String database) {
        return tables.stream()
                .filter(item -> item.isOf(database))
                .map(item -> (item.excluding ? "!" : "") + item.table)
                .toList();
    }

    /**
     * The job that moves one of them: both names with a hyphen between them; where that is no name of a job, as much of
     * both as fits and a digest of the database's name.
     *
     * @param job the name of the whole
     */
    public static String job(String job, String database) {
        String plain = job + "-" + database;
        if (MigrationConfig.isJobName(plain)) {
            return plain;
        }
        String end = "-" + digest(database);
        String start = cut(job, LONGEST_JOB / 2) + "-" + database.replaceAll("[^A-Za-z0-9_-]", "_");
        return cut(start, LONGEST_JOB - end.length()) + end;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
