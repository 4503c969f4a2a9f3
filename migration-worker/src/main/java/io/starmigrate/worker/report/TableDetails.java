package io.starmigrate.worker.report;

import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Published;
import io.starmigrate.worker.api.MigrationReport.TableDetail;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table's tasks tell beside how far it is. */
final class TableDetails {
    private TableDetails() {}

    /** @param all the tasks of every generation */
    static Map<String, TableDetail> of(Picture now, Collection<PartitionTask> all) {
        Map<String, List<PartitionTask>> everyGeneration =
                all.stream().collect(Collectors.groupingBy(TableDetails::table));
        Map<String, TableDetail> details = new HashMap<>();
        now.tasks().stream()
                .collect(Collectors.groupingBy(TableDetails::table))
                .forEach((table, latest) ->
                        details.put(table, detail(latest, everyGeneration.getOrDefault(table, List.of()))));
        return details;
    }

    private static String table(PartitionTask task) {
        return task.id().partition().table();
    }

    private static TableDetail detail(List<PartitionTask> latest, List<PartitionTask> all) {
        Map<String, Integer> proofs = new TreeMap<>();
        published(latest).forEach(published -> proofs.merge(published.proof().name(), 1, Integer::sum));
        List<Exported> exported =
                all.stream().flatMap(task -> Stream.ofNullable(task.exported())).toList();
        return new TableDetail(
                latest.stream().mapToLong(task -> task.estimate().bytes()).sum(),
                exported.size(),
                exported.stream().mapToLong(Exported::bytes).sum(),
                proofs,
                published(latest)
                        .map(published -> published.fingerprint().recipe())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Stream<Published> published(List<PartitionTask> tasks) {
        return tasks.stream().flatMap(task -> Stream.ofNullable(task.published()));
    }
}
