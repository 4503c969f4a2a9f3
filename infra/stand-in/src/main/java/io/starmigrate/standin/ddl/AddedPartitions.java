package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Table;
import java.util.List;

/** What ADD [TEMPORARY] PARTITION[S] asks for, checked against the way the table is partitioned. */
final class AddedPartitions {
    private final Personality personality;
    private final Table table;

    AddedPartitions(Personality personality, Table table) {
        this.personality = personality;
        this.table = table;
    }

    List<PartitionDefinition> read(StarRocksParser.AddPartitionClauseContext clause) {
        Partitioning partitioning = table.definition().partitioning();
        if (partitioning instanceof Partitioning.Range range) {
            return ranges(range, clause);
        }
        if (partitioning instanceof Partitioning.Values) {
            return values(clause);
        }
        throw SqlError.checking(personality, "Only support adding partition to range/list partitioned table");
    }

    private List<PartitionDefinition> ranges(
            Partitioning.Range range, StarRocksParser.AddPartitionClauseContext clause) {
        if (clause.multiRangePartition() != null) {
            if (range.automatic() != null) {
                RangeBatch.checkGranularity(range.automatic(), clause.multiRangePartition());
            }
            String prefix = clause.TEMPORARY() != null ? "tp" : "p";
            return new RangeBatch(table.partitionColumns().get(0), prefix).read(clause.multiRangePartition());
        }
        if (clause.singleRangePartition() == null) {
            throw SqlError.checking(personality, "Can't add list partition to a range partitioned table");
        }
        if (range.automatic() != null) {
            throw personality.atLeast(3, 3)
                    ? SqlError.analyzing(
                            "Currently, you cannot manually add a single range partition to a table that is "
                                    + "automatically partition")
                    : SqlError.executing(
                            personality,
                            "Automatically partitioned tables only support the syntax for adding partitions in batches.");
        }
        return List.of(reader().range(clause.singleRangePartition(), () -> present(clause.TEMPORARY() != null)));
    }

    private List<PartitionKeyRange> present(boolean temporary) {
        return (temporary ? table.temporaryPartitions() : table.partitions())
                .stream()
                        .map(Partition::bounds)
                        .filter(PartitionKeyRange.class::isInstance)
                        .map(PartitionKeyRange.class::cast)
                        .toList();
    }

    private List<PartitionDefinition> values(StarRocksParser.AddPartitionClauseContext clause) {
        if (clause.singleItemListPartitionDesc() != null) {
            return List.of(reader().values(clause.singleItemListPartitionDesc()));
        }
        if (clause.multiItemListPartitionDesc() != null) {
            return List.of(reader().values(clause.multiItemListPartitionDesc()));
        }
        throw SqlError.checking(personality, "Can't add range partition to a list partitioned table");
    }

    private PartitionReader reader() {
        return new PartitionReader(table.partitionColumns());
    }
}
