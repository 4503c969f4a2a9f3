package io.starmigrate.core.starrocks.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.version.KnownDefect.Concern;
import io.starmigrate.core.starrocks.version.KnownDefect.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    @ParameterizedTest
    @CsvSource({
        "2.3.18, BROKER_FREE, false",
        "2.4.0, BROKER_FREE, true",
        "3.1.17, FILES_UNLOAD, false",
        "3.2.0, FILES_UNLOAD, true",
        "3.2.6, FILES_MAX_FILE_SIZE, false",
        "3.3.0, FILES_MAX_FILE_SIZE, true",
        "3.3.10, FILES_JSON, false",
        "3.3.11, FILES_JSON, true",
        "3.4.0, FILES_JSON, false",
        "3.4.1, FILES_JSON, true",
        "3.5.0, FILES_JSON, true",
        "3.1.8, PARTITIONS_META, false",
        "3.1.9, PARTITIONS_META, true",
        "3.2.3, PARTITIONS_META, false",
        "3.3.0, PARTITIONS_META, true",
        "3.1.17, XX_HASH3_64, false",
        "4.1.0, RUN_MODE_VARIABLE, true"
    })
    void knowsWhatAReleaseCanDo(String version, Capability capability, boolean present) {
        assertThat(Capabilities.of(version).has(capability)).isEqualTo(present);
    }

    @Test
    void treatsAnUnknownVersionAsTheNewestKnownOneAndSaysSo() {
        Capabilities future = Capabilities.of("5.2.0-abcdef0");

        assertThat(Capability.values()).allMatch(future::has);
        assertThat(future.warnings())
                .singleElement()
                .asString()
                .contains("5.2.0")
                .contains("4.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-37c7c51", "UNKNOWN", ""})
    void treatsATextThatNamesNoReleaseAsTheNewestKnownOneAndSaysSo(String text) {
        Capabilities unknown = Capabilities.of(text);

        assertThat(Capability.values())
                .allSatisfy(capability ->
                        assertThat(unknown.has(capability)).isEqualTo(capability.isIn(Capabilities.NEWEST)));
        assertThat(unknown.warnings())
                .first()
                .asString()
                .contains("\"" + text + "\"")
                .contains("like 4.1")
                .contains("by hand");
    }

    @Test
    void refusesWhatIsTooOld() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.of("1.18.2"))
                .withMessageContaining("1.18.2")
                .withMessageContaining("upgrade");
    }

    @ParameterizedTest
    @CsvSource({
        "3.1.3, withdrawn",
        "3.2.5, withdrawn",
        "3.3.10, leader",
        "4.1.0, containers",
    })
    void warnsOfBadReleasesWhateverIsMoved(String version, String words) {
        assertThat(Capabilities.of(version).warnings())
                .anyMatch(warning -> warning.contains(words) && warning.endsWith("upgrade first"));
    }

    @ParameterizedTest
    @CsvSource({
        "3.1.4, TARGET, AUTOMATIC_PARTITIONS, wrong rows",
        "3.5.4, SOURCE, PARQUET_ARRAYS, NULL arrays",
        "3.4.1, TARGET, TABLE, enable_ssl",
        "4.0.2, TARGET, TABLE, concurrent writers",
        "3.3.14, TARGET, PRIMARY_KEY, persistent index",
        "4.0.12, TARGET, PRIMARY_KEY, bundle file",
        "4.1.7, TARGET, PARQUET_TEXTS, read as NULL",
        "4.0.14, TARGET, PARQUET_TEXTS, read as NULL",
        "4.1.2, TARGET, TABLE, stays COMMITTED",
    })
    void knowsDefectsByWhomTheyConcernAndWhatToDo(String version, Side side, Concern concern, String words) {
        Capabilities capabilities = Capabilities.of(version);

        assertThat(capabilities.defects(RunMode.UNKNOWN))
                .filteredOn(defect -> defect.harms(side) && defect.concerns(Set.of(concern)))
                .extracting(defect -> defect.warning(capabilities, RunMode.SHARED_DATA, List.of("orders", "users")))
                .anySatisfy(warning -> assertThat(warning)
                        .contains(words, "it concerns orders, users: ")
                        .doesNotEndWith(": "));
        assertThat(capabilities.warnings()).noneMatch(warning -> warning.contains(words));
        assertThat(capabilities.defects(RunMode.UNKNOWN))
                .filteredOn(defect -> defect.effect().contains(words))
                .noneMatch(defect -> defect.concerns(Set.of(Concern.SEVERAL_COLUMNS)));
    }

    @ParameterizedTest
    @CsvSource({
        "3.1.4, #34018, SHARED_DATA",
        "3.1.4, #34731, SHARED_NOTHING",
        "3.2.5, #43464, SHARED_DATA",
        "4.0.12, #75689, SHARED_DATA",
        "4.1.2, #75689, SHARED_DATA",
        "4.1.2, #74906, SHARED_DATA",
        "4.1.1, '#71135, #71585', SHARED_DATA",
        "4.0.9, #76105, SHARED_DATA",
        "4.1.2, #76105, SHARED_DATA",
        "4.1.3, #76209, SHARED_DATA",
        "4.1.7, '#76365, #72350', SHARED_DATA",
    })
    void showsADefectOfOneKindOfClusterToThatKindAlone(String version, String source, RunMode mode) {
        RunMode other = mode == RunMode.SHARED_DATA ? RunMode.SHARED_NOTHING : RunMode.SHARED_DATA;
        Capabilities cluster = Capabilities.of(version);

        assertThat(cluster.defects(mode)).extracting(KnownDefect::source).contains(source);
        assertThat(cluster.defects(other)).extracting(KnownDefect::source).doesNotContain(source);
        assertThat(cluster.defects(RunMode.UNKNOWN))
                .filteredOn(defect -> defect.source().equals(source))
                .extracting(defect -> defect.warning(cluster, RunMode.UNKNOWN, List.of()))
                .singleElement()
                .asString()
                .contains("if the cluster is " + (mode == RunMode.SHARED_DATA ? "shared-data" : "shared-nothing"));
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.3, #75689",
        "4.1.3, #76105",
        "4.0.13, #75689",
        "4.1.4, #76209",
        "4.1.3, #74906",
        "4.0.14, '#76365, #72350'",
        "4.1.1, '#71825, release notes'"
    })
    void doesNotShowWhatTheReleaseHasRepaired(String version, String source) {
        assertThat(Capabilities.of(version).defects(RunMode.SHARED_DATA))
                .extracting(KnownDefect::source)
                .doesNotContain(source);
    }

    @Test
    void warnsOfABadReleaseOnlyTheClustersItIsBadFor() {
        assertThat(Capabilities.of("3.4.1").warnings(RunMode.SHARED_DATA)).hasSize(1);
        assertThat(Capabilities.of("3.4.1").warnings(RunMode.SHARED_NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4.1.1 4.1.2, true", "4.0.12 4.1.2, true", "4.1.2, false", "4.1.2 4.1.3, false", "4.0.12 4.1.1, false"})
    void knowsWhatHarmsAClusterInUpgradeOnly(String nodes, boolean concerned) {
        Capabilities cluster = Capabilities.ofCluster(
                Arrays.stream(nodes.split(" ", -1)).map(StarRocksVersion::parse).toList());

        assertThat(cluster.defects(RunMode.SHARED_DATA).stream()
                        .filter(defect -> defect.source().equals("#75193") && defect.concerns(Set.of(Concern.TABLE)))
                        .map(defect -> defect.warning(cluster, RunMode.SHARED_DATA, List.of("orders"))))
                .hasSize(concerned ? 1 : 0)
                .allMatch(warning -> warning.startsWith("StarRocks 4.1.2 "));
    }

    @Test
    void saysOfEachDefectWhomItConcernsAndWhatToDo() {
        for (String version :
                List.of("1.19.0", "2.0.4", "2.5.22", "3.0.3", "3.2.5", "3.3.1", "3.5.3", "4.0.1", "4.1.1")) {
            assertThat(Capabilities.of(version).defects(RunMode.UNKNOWN)).allSatisfy(defect -> {
                assertThat(defect.advice()).isNotBlank();
                assertThat(defect.source()).matches("release notes|#\\d+(, #\\d+)*");
            });
        }
    }

    @Test
    void doesNotWarnOfWhatIsRepaired() {
        assertThat(Capabilities.of("3.5.20").warnings()).isEmpty();
        assertThat(Capabilities.of("4.1.3").warnings()).isEmpty();
        assertThat(Capabilities.of("3.5.20").defects(RunMode.UNKNOWN)).isEmpty();
        assertThat(Capabilities.of("4.0.14").defects(RunMode.UNKNOWN)).hasSize(3);
    }

    @Test
    void sharesWhatTheOlderOfTwoHas() {
        Capabilities old = Capabilities.of("2.5.13");
        Capabilities young = Capabilities.of("3.5.20");

        assertThat(young.inCommonWith(old)).isEqualTo(old);
        assertThat(old.inCommonWith(young)).isEqualTo(old);
    }

    @Test
    void goesByTheLowestVersionOfAClusterInUpgrade() {
        Capabilities mixed = Capabilities.ofCluster(List.of(
                StarRocksVersion.parse("3.2.16"), StarRocksVersion.parse("3.1.17"), StarRocksVersion.parse("3.2.16")));

        assertThat(mixed.has(Capability.FILES_UNLOAD)).isFalse();
        assertThat(mixed.warnings()).anyMatch(warning -> warning.contains("[3.1.17, 3.2.16]"));
        assertThatIllegalArgumentException().isThrownBy(() -> Capabilities.ofCluster(List.of()));
    }
}
