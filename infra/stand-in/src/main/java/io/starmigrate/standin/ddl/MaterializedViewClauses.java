package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.NewerClauses;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The clauses of CREATE MATERIALIZED VIEW, read and printed as SHOW CREATE has them. */
final class MaterializedViewClauses {
    private static final Set<String> KNOWN_PROPERTIES = Set.of(
            "replication_num",
            "replicated_storage",
            "storage_medium",
            "storage_cooldown_time",
            "partition_ttl_number",
            "partition_refresh_number",
            "auto_refresh_partitions_limit",
            "excluded_trigger_tables",
            "resource_group",
            "mv_rewrite_staleness_second",
            "force_external_table_query_rewrite",
            "unique_constraints",
            "foreign_key_constraints",
            "colocate_with",
            "bloom_filter_columns",
            "compression");
    private static final Set<String> SINCE_3_1 = Set.of(
            "partition_ttl",
            "query_rewrite_consistency",
            "storage_volume",
            "datacache.enable",
            "datacache.partition_duration",
            "enable_async_write_back",
            "warehouse",
            "excluded_refresh_tables",
            "partition_refresh_strategy",
            "transparent_mv_rewrite_mode",
            "enable_query_rewrite",
            "labels.location");

    /** By the analyzers of these properties, which are alike in every version. */
    private static final Map<String, String> REFRESHED_ONLY = Map.of(
            "auto_refresh_partitions_limit",
            "The auto_refresh_partitions_limit property does not support manual refresh mode.",
            "excluded_trigger_tables",
            "The excluded_trigger_tables property only applies to asynchronous refreshes.",
            "excluded_refresh_tables",
            "The excluded_refresh_tables property only applies to asynchronous refreshes.");

    private MaterializedViewClauses() {}

    /**
     * Whether the statement makes a synchronous materialized view: it says neither how to distribute nor to refresh.
     */
    static boolean synchronous(StarRocksParser.CreateMaterializedViewStatementContext create) {
        return create.materializedViewDesc().stream()
                .allMatch(part -> part.distributionDesc() == null && part.refreshSchemeDesc() == null);
    }

    static Map<MaterializedView.Clause, String> read(
            Personality personality, StarRocksParser.CreateMaterializedViewStatementContext create) {
        Map<MaterializedView.Clause, String> clauses = new EnumMap<>(MaterializedView.Clause.class);
        clauses.put(MaterializedView.Clause.REFRESH, "REFRESH MANUAL");
        for (StarRocksParser.MaterializedViewDescContext part : create.materializedViewDesc()) {
            if (part.distributionDesc() != null) {
                clauses.put(MaterializedView.Clause.DISTRIBUTION, distribution(personality, part.distributionDesc()));
            } else if (part.refreshSchemeDesc() != null) {
                clauses.put(MaterializedView.Clause.REFRESH, refresh(part.refreshSchemeDesc()));
            } else if (part.orderByDesc() != null) {
                clauses.put(
                        MaterializedView.Clause.ORDER,
                        "ORDER BY (" + names(part.orderByDesc().identifierList()) + ")");
            } else if (part.primaryExpression() != null) {
                String expression = NewerClauses.viewPartitions(
                                part.primaryExpression().getStart())
                        .orElseGet(() -> Expressions.printed(part.primaryExpression()));
                boolean wrapped = expression.startsWith("(");
                clauses.put(
                        MaterializedView.Clause.PARTITION,
                        "PARTITION BY " + (wrapped ? expression : "(" + expression + ")"));
            }
        }
        if (!clauses.containsKey(MaterializedView.Clause.DISTRIBUTION)) {
            if (!personality.atLeast(3, 1)) {
                throw SqlError.analyzing("Create materialized view should contain distribution desc");
            }
            clauses.put(MaterializedView.Clause.DISTRIBUTION, "DISTRIBUTED BY RANDOM");
        }
        return clauses;
    }

    private static String distribution(Personality personality, StarRocksParser.DistributionDescContext written) {
        if (written.HASH() == null && !personality.atLeast(3, 1)) {
            throw SqlError.analyzing("Materialized view should be distributed by a hash");
        }
        String how = written.HASH() == null ? "RANDOM" : "HASH(" + names(written.identifierList()) + ")";
        String buckets = written.INTEGER_VALUE() == null ? "" : " BUCKETS " + written.INTEGER_VALUE() + " ";
        return "DISTRIBUTED BY " + how + buckets;
    }

    private static String names(StarRocksParser.IdentifierListContext list) {
        return Names.list(list).stream().map(Expressions::quoted).collect(Collectors.joining(", "));
    }

    static String refresh(StarRocksParser.RefreshSchemeDescContext written) {
        String moment = written.DEFERRED() != null ? "DEFERRED " : "";
        if (written.MANUAL() != null) {
            return "REFRESH " + moment + "MANUAL";
        }
        if (written.ASYNC() == null) {
            throw SqlError.notKnown(written.getText());
        }
        String start = written.string() == null ? "" : " START(\"" + Literals.text(written.string()) + "\")";
        String every = written.interval() == null
                ? ""
                : " EVERY(INTERVAL " + RangeBatch.step(written.interval()) + " "
                        + RangeBatch.unit(written.interval()).toUpperCase(Locale.ROOT) + ")";
        return "REFRESH " + moment + "ASYNC" + start + every;
    }

    static Map<String, String> properties(
            Personality personality, StarRocksParser.CreateMaterializedViewStatementContext create) {
        Map<String, String> written = new LinkedHashMap<>();
        create.materializedViewDesc().forEach(part -> written.putAll(Literals.properties(part.properties())));
        check(personality, written);
        boolean refreshed = create.materializedViewDesc().stream()
                .anyMatch(part -> part.refreshSchemeDesc() != null
                        && part.refreshSchemeDesc().ASYNC() != null);
        REFRESHED_ONLY.forEach((name, refusal) -> {
            if (written.containsKey(name) && !refreshed) {
                throw SqlError.checking(personality, refusal);
            }
        });
        return written;
    }

    /** @throws SqlError for properties that a materialized view of this version does not have */
    static void check(Personality personality, Map<String, String> properties) {
        Map<String, String> unknown = new LinkedHashMap<>(properties);
        unknown.keySet()
                .removeIf(name -> name.startsWith("session.")
                        || KNOWN_PROPERTIES.contains(name)
                        || (personality.atLeast(3, 1) && SINCE_3_1.contains(name)));
        if (!unknown.isEmpty()) {
            throw SqlError.checking(
                    personality, "Analyze materialized properties failed because unknown properties: " + unknown);
        }
    }
}
