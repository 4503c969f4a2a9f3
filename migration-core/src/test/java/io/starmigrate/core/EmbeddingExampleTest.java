package io.starmigrate.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ExportStatement;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's example: what it shows compiles and does what it says. */
class EmbeddingExampleTest {
    private static final Path SOURCE =
            Path.of("src", "test", "java", "io", "starmigrate", "core", "EmbeddingExampleTest.java");

    private static Sql example() {
        // README begins
        Capabilities source = Capabilities.of("3.1.9");
        Capabilities target = Capabilities.of("3.5.2");
        List<TableColumn> columns = List.of(
                new TableColumn("id", ColumnType.parse("bigint"), Set.of(Trait.KEY)),
                new TableColumn("tags", ColumnType.parse("array<varchar(20)>"), Set.of(Trait.NULLABLE)));

        TransferPlan plan = TransferPlan.of(source, target, columns);
        System.out.println(plan.reasons()); // which way the table takes, and why

        ExportStatement export = new ExportStatement(
                TablePart.partition(new TableName("shop", "sales"), "p202401"),
                plan.csv().orElseThrow().columnNames(),
                StorageUri.parse("s3://my-bucket/backup/shop/sales/p202401/"),
                new Separators('\1', '\2'),
                Duration.ofHours(2));
        StorageAccess storage = StorageAccess.s3("us-east-2", StorageCredentials.instanceProfile());
        Sql sql = export.sql(source, storage); // text() for the connection; toString() masks secrets
        // README ends
        return sql;
    }

    @Test
    void the_example_makes_the_statement_of_the_sources_version() {
        assertThat(example().text())
                .startsWith("EXPORT TABLE `shop`.`sales` PARTITION (`p202401`) (`id`, `tags`) TO \"s3")
                .contains("aws.s3.use_instance_profile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void the_readme_shows_this_example(String readme) throws IOException {
        String source = Files.readString(SOURCE);
        String example = source.substring(
                        source.indexOf("// README begins\n") + "// README begins\n".length(),
                        source.indexOf("        // README ends\n"))
                .replaceAll("(?m)^ {8}", "");

        assertThat(Files.readString(Path.of("..", readme))).contains("```java\n" + example + "```");
    }
}
