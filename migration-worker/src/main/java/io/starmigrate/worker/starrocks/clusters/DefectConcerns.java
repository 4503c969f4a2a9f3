package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.plan.TableConcerns;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.version.KnownDefect;
import io.starmigrate.core.starrocks.version.KnownDefect.Concern;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.catalog.JdbcSchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of the tables that are to be moved the known defects of both clusters concern. Used by one thread. */
final class DefectConcerns {
    private final OpenedCluster source;
    private final Map<String, Set<Concern>> tables = new TreeMap<>();
    private @Nullable JdbcSchemaCatalog definitions;

    DefectConcerns(OpenedCluster source) {
        this.source = source;
    }

    /** Another table that is to be moved, and how its rows travel; null when they do not. */
    void add(String table, List<TableColumn> columns, @Nullable Kind format) {
        tables.put(table, TableConcerns.of(source.catalog().layout(table), columns, format));
    }

    /** What an operator should know of a cluster's version, and of its defects whom they concern. */
    List<String> warnings(OpenedCluster cluster, KnownDefect.Side side) {
        RunMode mode = cluster.mode();
        List<String> warnings = new ArrayList<>(cluster.capabilities().warnings(mode));
        for (KnownDefect defect : cluster.capabilities().defects(mode)) {
            List<String> whom =
                    !defect.harms(side) || defect.concern() == Concern.RELEASE ? List.of() : concerned(defect);
            if (!whom.isEmpty()) {
                warnings.add(defect.warning(cluster.capabilities(), mode, whom));
            }
        }
        return warnings;
    }

    private List<String> concerned(KnownDefect defect) {
        return tables.entrySet().stream()
                .filter(table -> defect.concern() == Concern.ROLLUPS
                        ? hasRollups(table.getKey())
                        : defect.concerns(table.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Asked only where it matters; where it is not told, there may be some. */
    private boolean hasRollups(String table) {
        try {
            return !definitions().rollups(table).isEmpty();
        } catch (ClusterException refused) {
            if (refused.isOfTheCluster()) {
                throw refused;
            }
            return true;
        }
    }

    private JdbcSchemaCatalog definitions() {
        JdbcSchemaCatalog known = definitions;
        if (known == null) {
            known = source.definitions();
            definitions = known;
        }
        return known;
    }
}
