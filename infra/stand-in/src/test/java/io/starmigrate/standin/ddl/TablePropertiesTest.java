package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which properties CREATE TABLE refuses, by version and mode (reference 6.6). */
class TablePropertiesTest {
    @ParameterizedTest
    @CsvSource({
        "2.5.22, SHARED_NOTHING, storage_volume, builtin_storage_volume, Unknown properties",
        "2.5.22, SHARED_NOTHING, fast_schema_evolution, true, Unknown properties",
        "2.5.22, SHARED_NOTHING, datacache.enable, true, Unknown properties",
        "3.1.17, SHARED_NOTHING, persistent_index_type, LOCAL, Unknown properties",
        "3.1.17, SHARED_DATA, enable_storage_cache, true, Unknown properties",
        "3.1.17, SHARED_DATA, enable_async_write_back, true, disabled since version 3.1.4",
        "3.1.17, SHARED_NOTHING, bucket_size, 1024, Unknown properties",
        "3.2.15, SHARED_DATA, persistent_index_type, CLOUD_NATIVE, Invalid persistent index type",
        "3.3.14, SHARED_NOTHING, datacache.enable, true, Unknown properties",
        "3.3.14, SHARED_NOTHING, partition_retention_condition, dt > 1, Unknown properties",
        "3.3.14, SHARED_DATA, storage_volume, other, Storage volume other not exists",
        "3.5.2, SHARED_NOTHING, replication_num, 4, replication num should be less than",
        "3.5.2, SHARED_DATA, file_bundling, true, Unknown properties"
    })
    void a_property_that_a_version_or_mode_lacks_is_refused(
            String version, RunMode mode, String name, String value, String reason) {
        assertThatThrownBy(() -> create(version, mode, name, value)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.22, SHARED_NOTHING, replicated_storage, true",
        "3.1.17, SHARED_DATA, datacache.enable, false",
        "3.3.14, SHARED_DATA, persistent_index_type, CLOUD_NATIVE",
        "3.3.14, SHARED_DATA, replication_num, 9",
        "3.5.2, SHARED_NOTHING, partition_retention_condition, dt > 1",
        "3.5.2, SHARED_NOTHING, storage_volume, no_such_volume"
    })
    void a_property_that_it_has_is_taken(String version, RunMode mode, String name, String value) {
        assertThatCode(() -> create(version, mode, name, value)).doesNotThrowAnyException();
    }

    @Test
    void members_of_a_colocate_group_have_the_same_buckets() {
        CatalogStand stand = new CatalogStand(Personality.of("3.3.14", RunMode.SHARED_NOTHING), new InMemoryRows());
        stand.run("CREATE DATABASE d; USE d; CREATE TABLE a (k int) DISTRIBUTED BY HASH(k) BUCKETS 2 "
                + "PROPERTIES (\"colocate_with\"=\"g\")");

        assertThatThrownBy(() -> stand.run("CREATE TABLE b (k int) DISTRIBUTED BY HASH(k) BUCKETS 3 "
                        + "PROPERTIES (\"colocate_with\"=\"g\")"))
                .hasMessage("Colocate tables must have same bucket num: 3 should be 2");
    }

    private static void create(String version, RunMode mode, String name, String value) {
        CatalogStand stand = new CatalogStand(Personality.of(version, mode), new InMemoryRows());
        stand.run("CREATE DATABASE d; USE d; CREATE TABLE t (k int) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\""
                + name + "\"=\"" + value + "\")");
    }
}
