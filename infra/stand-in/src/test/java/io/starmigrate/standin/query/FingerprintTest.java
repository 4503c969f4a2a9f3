package io.starmigrate.standin.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path directory;

    @Test
    void aFingerprintOfManyColumnsIsTheSumOfWhatItsRowsGive() {
        try (Stand stand = new Stand(directory, "3.5.0")) {
            String columns =
                    IntStream.range(0, 16).mapToObj(i -> "c" + i + " INT").collect(Collectors.joining(", "));
            stand.run("CREATE DATABASE db; USE db; CREATE TABLE t (" + columns
                    + ") DUPLICATE KEY(c0) DISTRIBUTED BY HASH(c0) BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")");
            String row = IntStream.range(0, 16)
                    .mapToObj(i -> i == 3 ? "NULL" : "" + i)
                    .collect(Collectors.joining(", "));
            stand.run("INSERT INTO t VALUES (" + row + "), (" + row + ")");
            String all = IntStream.range(0, 16).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
            for (int doubled = 0; doubled < 9; doubled++) {
                stand.run("INSERT INTO t SELECT " + all + " FROM t");
            }
            String arguments = IntStream.range(0, 16)
                    .mapToObj(i -> "coalesce(concat('v', CAST(c" + i + " AS STRING)), 'n')")
                    .collect(Collectors.joining(", "));
            String hash = stand.value("SELECT sum(CAST(murmur_hash3_32(" + arguments + ") AS LARGEINT)) FROM t");
            String one = stand.value("SELECT murmur_hash3_32(" + arguments + ") FROM t LIMIT 1");
            assertThat(Long.parseLong(String.valueOf(hash))).isEqualTo(1_024 * Long.parseLong(String.valueOf(one)));
        }
    }
}
