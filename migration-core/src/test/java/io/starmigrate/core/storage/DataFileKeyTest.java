package io.starmigrate.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.storage.DataFileKey.TableRef;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFileKeyTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://bucket/some/prefix");
    private static final int[] HARD =
            "aZ09_-.!#%+/\\ '\"`?&=:*~\t\n数据分区é\uD83D\uDE00".codePoints().toArray();

    @Test
    void a_key_says_where_the_file_belongs() {
        DataFileKey key = new DataFileKey("job-1", "tpch", "lineitem", "p2024_01", 3, 2, "data_0_1.csv");

        assertThat(key.below(ROOT))
                .hasToString("s3://bucket/some/prefix/job-1/tpch/lineitem/p2024_01/g3/a2/data_0_1.csv");
        assertThat(DataFileKey.attemptFolder(ROOT, "job-1", new TableRef("tpch", "lineitem"), "p2024_01", 3, 2))
                .hasToString("s3://bucket/some/prefix/job-1/tpch/lineitem/p2024_01/g3/a2/");
    }

    @Test
    void names_are_written_in_bytes_that_need_no_quoting_anywhere() {
        DataFileKey key = new DataFileKey("j", "库", "a b", "p#1!", 1, 1, "f");

        assertThat(key.below(ROOT).key()).isEqualTo("some/prefix/j/!E5!BA!93/a!20b/p!231!21/g1/a1/f");
    }

    @Test
    void whatever_the_names_are_a_key_is_read_back_as_it_was_built() {
        long seed = System.nanoTime();
        System.out.println("DataFileKeyTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            DataFileKey key = new DataFileKey(
                    name(random),
                    name(random),
                    name(random),
                    name(random),
                    1 + random.nextInt(999_999_999),
                    1 + random.nextInt(999_999_999),
                    (random.nextInt(4) == 0 ? DataFileKey.slice(1 + random.nextInt(64), 1 + random.nextInt(9)) : "")
                            + name(random).replace('/', '_'));
            StorageUri object = key.below(ROOT);
            String folder =
                    object.key().substring(0, object.key().length() - key.name().length());

            assertThat(DataFileKey.parse(ROOT, object))
                    .as("seed %s, key %s", seed, object)
                    .contains(key);
            assertThat(folder).as("seed %s", seed).matches("[A-Za-z0-9_!/-]+");
            assertThat(DataFileKey.folder(object)).as("seed %s", seed).isEqualTo(folder);
            assertThat(DataFileKey.name(object)).as("seed %s", seed).isEqualTo(key.name());
        }
    }

    @Test
    void two_different_places_never_share_a_key() {
        List<String> tricky = List.of("a", "a!", "a!21", "a/b", "a!2Fb", "a.b", "A");

        assertThat(tricky.stream()
                        .map(name -> new DataFileKey("j", "d", name, "p", 1, 1, "f").below(ROOT))
                        .collect(Collectors.toSet()))
                .hasSize(tricky.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/_manifest.json",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/s1t1/_manifest.json",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/s1t1/",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/s0t1/f",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/s1t1/s1t1/f",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/__starrocks_export_tmp_1/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/deeper/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g1/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g0/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g01/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g1/a9999999999/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g1/b1/f.csv",
                "s3://bucket/some/prefix/j/d/t!/p/g1/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t!2f/p/g1/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t t/p/g1/a1/f.csv",
                "s3://bucket/some/prefix/j/d/!74/p/g1/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t!FF/p/g1/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t!C3/p/g1/a1/f.csv",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/f\uFFFE.csv",
                "s3://bucket/some/prefix/j/d/t/p/g1/a1/f\uD800.csv",
                "s3://bucket/some/prefix2/j/d/t/p/g1/a1/f.csv",
                "s3://bucket/j/d/t/p/g1/a1/f.csv",
                "s3://other/some/prefix/j/d/t/p/g1/a1/f.csv",
                "oss://bucket/some/prefix/j/d/t/p/g1/a1/f.csv"
            })
    void what_is_not_a_data_file_of_a_job_is_not_taken_for_one(String object) {
        assertThat(DataFileKey.parse(ROOT, StorageUri.parse(object))).isEmpty();
    }

    @Test
    void a_storage_without_a_prefix_has_its_jobs_at_the_top() {
        StorageUri top = StorageUri.parse("s3://bucket");
        DataFileKey key = new DataFileKey("j", "d", "t", "p", 1, 1, "f");

        assertThat(key.below(top)).hasToString("s3://bucket/j/d/t/p/g1/a1/f");
        assertThat(DataFileKey.parse(top, key.below(top))).contains(key);
    }

    @Test
    void a_place_without_a_name_has_no_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataFileKey("j", "d", "", "p", 1, 1, "f").below(ROOT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataFileKey("j", "d", "t", "p", 1, 0, "f"))
                .withMessageContaining("start at 1");
    }

    private static String name(Random random) {
        return IntStream.range(0, 1 + random.nextInt(12))
                .map(i -> HARD[random.nextInt(HARD.length)])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
