package io.starmigrate.core.check;

import io.starmigrate.core.check.Hanging.Kind;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is thought of what hangs on the target's tables, from how these are published. Pure. What a publication does to
 * it is observed (2026-11-28, point 10): a swap takes rollups, constraints and grants along and materialized views out
 * of service; neither REPLACE PARTITION nor INSERT OVERWRITE touches any of it.
 */
public final class DependantCheck {
    /** What is said of it all. */
    public static final String SUBJECT = "dependants at the target";

    private static final int NAMED = 10;
    private static final String BY_HAND = "after each publication; log and history of the partition say which."
            + " A table without partitions keeps them unless " + SettingName.PUBLISH + "=swap";
    private static final Set<Kind> REFRESHED = Set.of(Kind.REFRESHED_VIEW, Kind.MANUAL_VIEW);

    private final Map<String, Publication> tables;
    private final Collection<Hanging> hanging;
    private final List<CheckLine> lines = new ArrayList<>();

    private DependantCheck(Map<String, Publication> tables, Collection<Hanging> hanging) {
        this.tables = tables;
        this.hanging = hanging;
    }

    /**
     * A line for each kind of what hangs on them, one for what could not be looked at, and one when there is nothing.
     *
     * @param tables how each table is published, by the target's names; none: nothing is said
     * @param hanging what hangs on them; what hangs on another table is passed over
     * @param unread what could not be looked at, one sentence each
     */
    public static List<CheckLine> of(
            Map<String, Publication> tables, Collection<Hanging> hanging, Collection<String> unread) {
        DependantCheck check = new DependantCheck(tables, hanging);
        if (!tables.isEmpty()) {
            check.taken();
            check.views();
            new TreeSet<>(unread)
                    .forEach(what -> check.lines.add(CheckLine.warning(
                            SUBJECT,
                            what,
                            "let the account see it, or look there yourself before tables are published")));
            check.nothing();
        }
        return List.copyOf(check.lines);
    }

    private void nothing() {
        if (lines.isEmpty()) {
            lines.add(CheckLine.ok(
                    SUBJECT,
                    "nothing that a publication would touch hangs on "
                            + Units.counted(tables.size(), "chosen table", "chosen tables")));
        }
    }

    /** What a swap takes along with the old table. */
    private void taken() {
        said(
                names(Kind.ROLLUP, this::isSwapped),
                names -> CheckLine.ok("rollups at the target", names + ": made again after each swap of their tables"));
        said(
                names(Kind.CONSTRAINT, this::isSwapped),
                names -> CheckLine.warning(
                        "constraints at the target",
                        names + ": each swap of their tables takes them away",
                        "set them again by ALTER TABLE … SET " + BY_HAND));
        said(
                names(Kind.GRANT, this::isSwapped),
                names -> CheckLine.warning(
                        "grants at the target",
                        names + ": each swap of their tables takes them away",
                        "grant them again " + BY_HAND + ", and what is granted on all tables stays"));
        Predicate<Hanging> kept = hung -> !isSwapped(hung);
        said(
                names(Set.of(Kind.ROLLUP, Kind.CONSTRAINT, Kind.GRANT), kept),
                names -> CheckLine.ok(SUBJECT, names + ": their tables are overwritten, and keep them"));
    }

    private void views() {
        String subject = "materialized views at the target";
        said(
                names(REFRESHED, hung -> isSwapped(hung) && !hung.elsewhere()),
                names -> CheckLine.ok(subject, names + ": set active again after each swap of a table that they read"));
        said(
                names(REFRESHED, hung -> isSwapped(hung) && hung.elsewhere()),
                names -> CheckLine.warning(
                        subject,
                        names + ": each swap of a table that they read takes them out of service, and they are in other"
                                + " databases",
                        "grant ALTER on them to the target's account, which sets them active again, or set them active"
                                + " by hand after each publication"));
        said(
                names(Kind.REFRESHED_VIEW, hung -> !isSwapped(hung)),
                names -> CheckLine.ok(subject, names + ": stay in service, and are refreshed by themselves"));
        said(
                names(Kind.MANUAL_VIEW, hung -> !hung.elsewhere()),
                names -> CheckLine.ok(
                        subject,
                        names + ": show what was there when they were last refreshed; cutover refreshes those that"
                                + " migrate schema has made, REFRESH MATERIALIZED VIEW does any"));
        said(
                names(Kind.MANUAL_VIEW, Hanging::elsewhere),
                names -> CheckLine.warning(
                        subject,
                        names + ": show what was there when they were last refreshed, and nothing here refreshes them",
                        "REFRESH MATERIALIZED VIEW each of them once the cutover is done"));
        said(
                names(Kind.INACTIVE_VIEW, hung -> true),
                names -> CheckLine.warning(
                        subject,
                        names + ": out of service before anything was published; only a view that a swap took out of it"
                                + " is brought back",
                        "ALTER MATERIALIZED VIEW each of them ACTIVE, or drop it"));
        said(
                names(Kind.VIEW, hung -> true),
                names -> CheckLine.ok(
                        "views at the target", names + ": read tables by their names, whatever is published there"));
    }

    private void said(Set<String> names, Function<String, CheckLine> line) {
        if (!names.isEmpty()) {
            lines.add(line.apply(Units.named(names, NAMED)));
        }
    }

    private boolean isSwapped(Hanging hung) {
        return tables.get(hung.table()) == Publication.SWAP;
    }

    private Set<String> names(Kind kind, Predicate<Hanging> which) {
        return names(Set.of(kind), which);
    }

    private Set<String> names(Set<Kind> kinds, Predicate<Hanging> which) {
        return hanging.stream()
                .filter(hung -> tables.containsKey(hung.table()) && kinds.contains(hung.kind()))
                .filter(which)
                .map(DependantCheck::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What has no name of its own is told with its table. */
    private static String named(Hanging hung) {
        return switch (hung.kind()) {
            case ROLLUP, CONSTRAINT -> hung.name() + " of " + hung.table();
            default -> hung.name();
        };
    }
}
