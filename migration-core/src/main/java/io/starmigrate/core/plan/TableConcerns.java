package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.DistributionDdl;
import io.starmigrate.core.starrocks.ddl.KeyDdl;
import io.starmigrate.core.starrocks.ddl.Layout;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Form;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.KnownDefect.Concern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a table has that a known defect may be about. Pure. */
public final class TableConcerns {
    private TableConcerns() {}

    /**
     * What a table has.
     *
     * @param format how its rows travel; null when they do not
     */
    public static Set<Concern> of(Layout layout, List<TableColumn> columns, @Nullable Kind format) {
        Set<Concern> all = EnumSet.of(Concern.TABLE);
        PartitionDdl partitioning = layout.partitioning();
        add(all, Concern.PRIMARY_KEY, layout.key().model() == KeyDdl.Model.PRIMARY);
        add(all, Concern.PARTITIONS, partitioning.form() != Form.NONE);
        add(all, Concern.AUTOMATIC_PARTITIONS, partitioning.form() == Form.EXPRESSION);
        add(all, Concern.SEVERAL_COLUMNS, partitioning.terms().size() > 1);
        add(all, Concern.RANGES, layout.distribution().form() == DistributionDdl.Form.NONE);
        boolean parquet = format == Kind.PARQUET;
        add(all, Concern.CSV, format != null && !parquet);
        add(all, Concern.PARQUET, parquet);
        add(all, Concern.PARQUET_TEXTS, parquet && any(columns, type -> type.holds(TypeName.CHAR, TypeName.VARCHAR)));
        add(all, Concern.PARQUET_TIMES, parquet && any(columns, TableConcerns::holdsTimes));
        add(
                all,
                Concern.PARQUET_ARRAYS,
                parquet
                        && columns.stream()
                                .anyMatch(column -> column.is(Trait.NULLABLE)
                                        && column.type().holds(TypeName.ARRAY)));
        return all;
    }

    private static void add(Set<Concern> all, Concern concern, boolean has) {
        if (has) {
            all.add(concern);
        }
    }

    private static boolean any(List<TableColumn> columns, Predicate<ColumnType> has) {
        return columns.stream().map(TableColumn::type).anyMatch(has);
    }

    private static boolean holdsTimes(ColumnType type) {
        return !type.parts().isEmpty() && type.holds(TypeName.DATETIME);
    }
}
