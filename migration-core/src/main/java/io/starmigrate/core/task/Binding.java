package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.text.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a job is about, written down when it is first planned. A configuration that says otherwise is about another job.
 * Immutable.
 *
 * @param source what is read
 * @param target what is written; unknown for a job that has only exported so far
 * @param filter which rows move: {@code DATA_FILTER}
 * @param renames the target's names of tables that are called otherwise there, by the source's name
 * @param installation whose recorder has the job, for people; not compared
 */
public record Binding(Side source, Side target, String filter, Map<String, String> renames, String installation) {
    public Binding {
        renames = Map.copyOf(renames);
    }

    /**
     * One side; what a configuration does not say is unknown, or empty.
     *
     * @param cluster the cluster
     * @param database the database in it
     * @param storage the folder that it exports to, or loads from
     */
    public record Side(ClusterIdentity cluster, String database, String storage) {
        /** Nothing is said of it. */
        public static final Side UNKNOWN = new Side(ClusterIdentity.NONE, "", "");

        private boolean isOf(Side other) {
            return cluster.isKnown()
                    && other.cluster.isKnown()
                    && cluster.isStill(other.cluster)
                    && database.equals(other.database);
        }

        private Side joined(Side now) {
            return new Side(
                    cluster.joined(now.cluster),
                    database.isEmpty() ? now.database : database,
                    storage.isEmpty() ? now.storage : storage);
        }
    }

    /**
     * A value that is not what it was.
     *
     * @param key what sets it, as messages name it
     * @param bound what the job has
     * @param now what the configuration says
     */
    public record Difference(String key, String bound, String now) {
        @Override
        public String toString() {
            return key + ": the job has " + shown(bound) + ", the configuration says " + shown(now);
        }

        private static String shown(String value) {
            return value.isEmpty() ? "nothing" : "\"" + value + "\"";
        }
    }

    /** In what a configuration is about something else. What either does not say is no difference. */
    public List<Difference> differences(Binding now) {
        List<Difference> found = new ArrayList<>();
        compare(found, SettingName.SOURCE_HOST + " and " + SettingName.SOURCE_PORT, source, now.source);
        said(found, SettingName.SOURCE_DB_NAME.toString(), source.database, now.source.database);
        said(found, SettingName.STORAGES + ", the first", source.storage, now.source.storage);
        compare(found, SettingName.TARGET_HOST + " and " + SettingName.TARGET_PORT, target, now.target);
        said(found, SettingName.TARGET_DB_NAME.toString(), target.database, now.target.database);
        said(found, SettingName.STORAGES + ", the last", target.storage, now.target.storage);
        if (!filter.equals(now.filter)) {
            found.add(new Difference(SettingName.DATA_FILTER.toString(), filter, now.filter));
        }
        if (!renames.equals(now.renames)) {
            found.add(new Difference(SettingName.TABLE_RENAMES.toString(), text(renames), text(now.renames)));
        }
        return found;
    }

    private static void compare(List<Difference> found, String key, Side bound, Side now) {
        if (bound.cluster.isKnown() && now.cluster.isKnown() && !bound.cluster.isStill(now.cluster)) {
            found.add(new Difference(key, bound.cluster.description(), now.cluster.description()));
        }
    }

    private static void said(List<Difference> found, String key, String bound, String now) {
        if (!bound.isEmpty() && !now.isEmpty() && !bound.equals(now)) {
            found.add(new Difference(key, bound, now));
        }
    }

    private static String text(Map<String, String> renames) {
        return new TreeMap<>(renames)
                .entrySet().stream()
                        .map(rename -> rename.getKey() + "=" + rename.getValue())
                        .collect(Collectors.joining(","));
    }

    /** The same, but that nothing is known of which cluster and database is written. */
    public Binding withoutTarget() {
        return new Binding(source, new Side(ClusterIdentity.NONE, "", target.storage), filter, renames, installation);
    }

    /** The same, but that nothing is known of which database is written. */
    public Binding withoutTargetDatabase() {
        return new Binding(source, new Side(target.cluster, "", target.storage), filter, renames, installation);
    }

    /** Whether it is known which database is written. */
    public boolean namesTarget() {
        return !target.database.isEmpty();
    }

    /** This with what is known only now; only for what has no {@link #differences}. */
    public Binding joined(Binding now) {
        return new Binding(source.joined(now.source), target.joined(now.target), filter, renames, installation);
    }

    /** Whether this moves into what the other reads, from what the other writes. */
    public boolean turnsBack(Binding other) {
        return source.isOf(other.target) && target.isOf(other.source);
    }

    /** What an operator is told of differences. */
    public static String refusal(String job, List<Difference> differences) {
        return "Job \"" + job
                + "\" is bound to what it was planned for, and the configuration is about something else:\n"
                + differences.stream().map(difference -> "  " + difference).collect(Collectors.joining("\n"))
                + "\nNothing was begun. Put these values back, or begin another job: name it with --job";
    }
}
