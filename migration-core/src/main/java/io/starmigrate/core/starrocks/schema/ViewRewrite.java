package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Kind;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Options;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Storage;
import io.starmigrate.core.starrocks.schema.PropertyRule.Bearer;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rewrites one view. */
final class ViewRewrite {
    private static final String HELD_BACK = "DEFERRED MANUAL";
    /** Properties that front ends refuse for a view that is refreshed by hand (PropertyAnalyzer). */
    private static final Set<String> REFRESHED_ONLY = Set.of(
            "auto_refresh_partitions_limit",
            "event_trigger_delay_period",
            "excluded_trigger_tables",
            "excluded_refresh_tables");

    private static final String ADVICE = "make the view there by hand in another way, or leave it out";

    /** A credential as clusters show it, of a view that reads files. */
    private static final Pattern MASKED = Pattern.compile(
            "[\"'][\\w.]*(?:key|secret|token|password)[\\w.]*[\"']\\s*=\\s*[\"']?\\*{3,}", Pattern.CASE_INSENSITIVE);

    private final Crossing crossing;
    private final RewriteNotes notes;
    private final LayoutRules layout;

    ViewRewrite(Crossing crossing, RewriteNotes notes) {
        this.crossing = crossing;
        this.notes = notes;
        this.layout = new LayoutRules(crossing, notes);
    }

    Rewritten<ViewDdl> apply(ViewDdl view) {
        Renames renames = crossing.settings().renames();
        ObjectName name = renames.qualified(view.name().name());
        ViewDdl named = view.with(name, query(view, renames));
        return notes.rewritten(
                named.kind() == Kind.VIEW
                        ? plain(named)
                        : new ViewColumnRules(crossing, notes).apply(materialized(named)));
    }

    private String query(ViewDdl view, Renames renames) {
        if (MASKED.matcher(view.query()).find()) {
            notes.refused(
                    "AS",
                    "it reads files with credentials, which the source shows as ***; make the view there by hand, and leave"
                            + " it out here: !" + renames.written(view.name().name()) + " in "
                            + SettingName.TABLE_NAMES);
        }
        try {
            String renamed = new QueryText(view.query(), renames.from()).renamed(renames);
            refuseNewer(view.query());
            return crossing.source().isUnderstoodBy(crossing.target()) ? renamed : FreedWords.quoted(renamed);
        } catch (DdlException unreadable) {
            notes.refused(
                    "AS",
                    unreadable.getMessage() + "; make the view there by hand, and leave it out here: !"
                            + renames.written(view.name().name()) + " in " + SettingName.TABLE_NAMES);
            return view.query();
        }
    }

    /** What the source reads, a target of its mode and of no earlier version does, too. */
    private void refuseNewer(String query) {
        if (!crossing.source().isUnderstoodBy(crossing.target())) {
            Set<Capability> needs = EnumSet.noneOf(Capability.class);
            needs.addAll(QuerySyntax.needs(query));
            needs.addAll(QueryAnalysis.needs(query));
            needs.forEach(capability -> notes.refusedWithout(
                    capability,
                    crossing.target(),
                    "AS, a query with "
                            + capability.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    ADVICE));
        }
        new FunctionRules(crossing.source(), crossing.target(), notes).refuse("AS, a query", query, ADVICE);
    }

    private ViewDdl plain(ViewDdl printed) {
        ViewDdl view = printed.withComment(layout.comment(printed.comment()));
        Options options = view.options();
        if (options.security().isEmpty() || crossing.target().has(Capability.VIEW_SECURITY)) {
            return view;
        }
        boolean open = options.security().equalsIgnoreCase("INVOKER");
        notes.dropped(
                "SECURITY",
                options.security(),
                crossing.target() + " has no such clause"
                        + (open ? "; whoever may read the view there needs no rights on its tables" : ""));
        return view.withOptions(new Options(Kind.VIEW, "", "", Map.of()));
    }

    private ViewDdl materialized(ViewDdl view) {
        Options options = view.options();
        boolean synchronous = options.refresh().isEmpty() || options.refresh().equalsIgnoreCase("SYNC");
        if (!synchronous && !crossing.target().has(Capability.ASYNC_MATERIALIZED_VIEWS)) {
            notes.refused(
                    "REFRESH " + options.refresh(),
                    "the target is " + crossing.target() + ", and it takes "
                            + Capability.ASYNC_MATERIALIZED_VIEWS.since() + "; leave the view out");
        }
        if (synchronous && crossing.target().maySharedData()) {
            notes.refusedWithout(
                    Capability.ROLLUPS_SHARED_DATA,
                    crossing.target(),
                    "synchronous materialized view",
                    "leave it out: queries read the table itself");
        }
        Map<String, String> later = refreshedOnly(options);
        Map<String, String> written = new LinkedHashMap<>(options.properties());
        written.keySet().removeAll(later.keySet());
        Map<String, String> kept = synchronous
                ? properties(view).ofPart(written)
                : properties(view).ofObject(written);
        // No grammar has SYNC, which stands for a view that its table keeps up.
        String refresh = synchronous ? "" : refresh(view, beginning(options.refresh()));
        afterRefresh(view, later);
        Storage possible = new ViewStorageRules(crossing, notes).apply(view.storage(), synchronous);
        return view.withComment(layout.comment(view.comment()))
                .withStorage(possible)
                .withOptions(new Options(Kind.MATERIALIZED_VIEW, "", refresh, kept));
    }

    private PropertyRewrite properties(ViewDdl view) {
        String object = "MATERIALIZED VIEW " + view.name().sql();
        return new PropertyRewrite(crossing, Bearer.MV, object, "property ", notes);
    }

    /** What the statement cannot say, as the view is made as one that is refreshed by hand. */
    private Map<String, String> refreshedOnly(Options options) {
        Map<String, String> only = new LinkedHashMap<>(options.properties());
        boolean stays = isByItself(options) && !crossing.settings().isPaused();
        only.keySet().retainAll(stays ? Set.of() : REFRESHED_ONLY);
        return only;
    }

    private void afterRefresh(ViewDdl view, Map<String, String> later) {
        if (isByItself(view.options())) {
            properties(view).afterwards(later, "a view takes it only while it is refreshed by itself");
        } else {
            later.forEach((name, value) ->
                    notes.dropped("property " + name, value, "a view that is refreshed by hand takes none"));
        }
    }

    private static boolean isByItself(Options options) {
        return options.refresh().toUpperCase(Locale.ROOT).contains("ASYNC");
    }

    /**
     * It is not known of early versions whether they take a schedule that has begun; the same times later do as well.
     */
    private String beginning(String refresh) {
        if (crossing.target().has(Capability.PAST_REFRESH_START)) {
            return refresh;
        }
        String later = RefreshSchedule.of(refresh)
                .flatMap(schedule -> crossing.settings().soonest().map(schedule::after))
                .map(schedule -> schedule.in(refresh))
                .orElse(refresh);
        if (!Same.text(refresh, later)) {
            notes.translated(
                    "REFRESH",
                    refresh,
                    later,
                    "versions before 3.1 may refuse a time that is over; this is one of its times");
        }
        return Same.text(refresh, later) ? refresh : later;
    }

    private String refresh(ViewDdl view, String refresh) {
        boolean held = refresh.toUpperCase(Locale.ROOT).startsWith(HELD_BACK);
        if (held || !crossing.settings().isPaused()) {
            return refresh;
        }
        String restored = refresh.replaceFirst("(?i)^(IMMEDIATE|DEFERRED)\\s+", "");
        String name = view.name().sql();
        Sql again = Sql.of("REFRESH MATERIALIZED VIEW " + name);
        boolean manual = restored.toUpperCase(Locale.ROOT).startsWith("MANUAL");
        List<Sql> restoring = manual
                ? List.of(again)
                : List.of(Sql.of("ALTER MATERIALIZED VIEW " + name + " REFRESH " + restored), again);
        String reason = "it would be refreshed from tables that are not loaded yet";
        if (crossing.target().has(Capability.DEFERRED_REFRESH)) {
            notes.paused("REFRESH", refresh, reason, restoring);
            return HELD_BACK;
        }
        notes.paused("REFRESH", refresh, reason + "; the target refreshes it once when it is made", restoring);
        return "MANUAL";
    }
}
