package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.worker.starrocks.SchemaCatalog.Rollup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds a table's rollups in {@code DESC … ALL} and {@code SHOW MATERIALIZED VIEWS}. */
public final class RollupRows {
    /** StarRocks makes up a statement for a rollup that was added by ALTER TABLE. */
    private static final Pattern MADE_UP =
            Pattern.compile("create materialized view \\S+ as select .* from \\S+( group by .*)?");

    private final String table;
    private final List<CatalogRow> described;
    private final List<CatalogRow> views;

    /**
     * @param described rows of {@code DESC … ALL}: the first of each layout names it, the others leave that blank
     * @param views rows of {@code SHOW MATERIALIZED VIEWS}
     */
    public RollupRows(String table, List<CatalogRow> described, List<CatalogRow> views) {
        this.table = table;
        this.described = described;
        this.views = views;
    }

    public List<Rollup> read() {
        Map<String, List<String>> layouts = layouts();
        Set<String> own = layouts.getOrDefault(table, List.of()).stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Rollup> rollups = new ArrayList<>();
        layouts.forEach((name, columns) -> {
            if (!name.equals(table)) {
                boolean plain = columns.stream().allMatch(column -> own.contains(column.toLowerCase(Locale.ROOT)));
                String statement = statement(name)
                        .filter(text -> !plain || !MADE_UP.matcher(text).matches())
                        .orElse("");
                rollups.add(new Rollup(table, name, columns, statement));
            }
        });
        return rollups;
    }

    private Map<String, List<String>> layouts() {
        Map<String, List<String>> layouts = new LinkedHashMap<>();
        String current = table;
        for (CatalogRow row : described) {
            String named = row.text("IndexName");
            current = named.isEmpty() ? current : named;
            String field = row.text("Field");
            if (!field.isEmpty()) {
                layouts.computeIfAbsent(current, name -> new ArrayList<>()).add(field);
            }
        }
        return layouts;
    }

    private Optional<String> statement(String name) {
        return views.stream()
                .filter(row -> row.text("name").equals(name)
                        && row.text("refresh_type").equals("ROLLUP"))
                .map(row -> row.text("text"))
                .findFirst();
    }
}
