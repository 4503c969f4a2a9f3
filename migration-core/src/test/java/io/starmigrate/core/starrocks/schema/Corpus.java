package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.RecordedAnswers;
import io.starmigrate.core.starrocks.RecordedAnswers.Answer;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every definition at hand as a cluster prints it, and every kind of cluster it may be sent to. */
public final class Corpus {
    /** The newest release of each series. */
    public static final List<ClusterProfile> TARGETS = Stream.of(
                    "2.5.22", "3.0.9", "3.1.17", "3.2.16", "3.3.22", "3.4.10", "3.5.20", "4.0.14", "4.1.7")
            .flatMap(version -> Stream.of(RunMode.SHARED_NOTHING, RunMode.SHARED_DATA)
                    .filter(mode -> mode == RunMode.SHARED_NOTHING || !version.startsWith("2."))
                    .map(mode -> new ClusterProfile(Capabilities.of(version), mode)))
            .toList();

    private Corpus() {}

    /** Tables of the cluster itself. */
    static Stream<Printed> tables() {
        return all().filter(printed -> isTable(printed) && !printed.isExternal());
    }

    /** Views and materialized views. */
    static Stream<Printed> views() {
        return all().filter(printed -> !isTable(printed));
    }

    public static boolean isTable(Printed printed) {
        return printed.text().startsWith("CREATE TABLE") || printed.isExternal();
    }

    public static Stream<Printed> all() {
        return Stream.concat(
                Stream.of("printed-tables.sql", "printed-views.sql").flatMap(Printed::of), recorded());
    }

    /** What running front ends showed of tables and views of their own. */
    private static Stream<Printed> recorded() {
        Map<String, String> versions = RecordedAnswers.to("SELECT current_version()"::equals)
                .collect(Collectors.toMap(
                        Answer::cluster,
                        answer -> answer.rows().get(0).require("current_version()"),
                        (one, two) -> one));
        return RecordedAnswers.to(statement -> statement.startsWith("SHOW CREATE "))
                .filter(answer -> !answer.isError() && !answer.rows().isEmpty())
                .flatMap(answer -> Stream.of("Create Table", "Create View", "Create Materialized View")
                        .flatMap(column -> answer.rows().get(0).find(column).stream())
                        .map(text -> printed(answer, versions, text)));
    }

    private static Printed printed(Answer answer, Map<String, String> versions, String text) {
        String mode = answer.cluster().substring(answer.cluster().indexOf('-') + 1);
        return new Printed(
                new ClusterProfile(
                        Capabilities.of(versions.getOrDefault(answer.cluster(), "")),
                        RunMode.valueOf(mode.toUpperCase(Locale.ROOT))),
                answer.statement(),
                text);
    }
}
