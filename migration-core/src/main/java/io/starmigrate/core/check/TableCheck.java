package io.starmigrate.core.check;

import io.starmigrate.core.plan.TablePlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is thought of the chosen tables. Pure. */
public final class TableCheck {
    private TableCheck() {}

    /** One line for what each table that cannot be moved lacks, one for what is to be known of the others. */
    public static List<CheckLine> of(List<TablePlan> tables) {
        return tables.stream().flatMap(TableCheck::lines).toList();
    }

    private static Stream<CheckLine> lines(TablePlan plan) {
        String subject = "table " + plan.table();
        if (plan.isRefused()) {
            return plan.assessment().refusals().stream()
                    .map(refusal -> CheckLine.failed(
                            subject,
                            refusal.toString(),
                            "change what stands in the way, or leave the table out with TABLE_NAMES"));
        }
        String way = plan.units() + " partitions"
                + plan.way().format().map(format -> " by " + format).orElse("");
        List<String> notes = plan.assessment().notes();
        return Stream.of(
                notes.isEmpty()
                        ? CheckLine.ok(subject, way)
                        : CheckLine.ok(subject, way + "; " + notes.stream().collect(Collectors.joining("; "))));
    }
}
