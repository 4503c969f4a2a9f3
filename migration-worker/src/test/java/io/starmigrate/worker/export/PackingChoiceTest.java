package io.starmigrate.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingChoiceTest {
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\n'));

    @ParameterizedTest
    @CsvSource({"2.4.4,", "2.5.22,GZIP", "3.0.0,ZSTD", "3.5.2,ZSTD"})
    void autoPacksWhatTheTargetIsKnownToRead(String version, Codec codec) {
        assertThat(choice(RelayCompression.AUTO, () -> Optional.of(Capabilities.of(version)))
                        .of(CSV)
                        .map(Packing::codec))
                .isEqualTo(Optional.ofNullable(codec));
    }

    @Test
    void autoLeavesFilesAloneWhileNobodyCanAskTheTarget() {
        assertThat(choice(RelayCompression.AUTO, Optional::empty).of(CSV)).isEmpty();
        assertThat(choice(RelayCompression.AUTO, () -> {
                            throw new ClusterException(Remedy.RETRY_LATER, "no route", null);
                        })
                        .of(CSV))
                .isEmpty();
    }

    @Test
    void whatIsAskedForByNameIsTakenWhileNobodyCanAskTheTarget() {
        assertThat(choice(RelayCompression.ZSTD, Optional::empty).of(CSV))
                .contains(new Packing(Codec.ZSTD, Packing.STANDARD_PIECE));
        assertThat(choice(RelayCompression.GZIP, () -> {
                            throw new ClusterException(Remedy.RETRY_LATER, "no route", null);
                        })
                        .of(CSV))
                .contains(new Packing(Codec.GZIP, Packing.STANDARD_PIECE));
        assertThat(choice(RelayCompression.NONE, Optional::empty).of(CSV)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ZSTD,2.4.4,",
        "ZSTD,2.5.22,GZIP",
        "ZSTD,3.0.0,ZSTD",
        "GZIP,2.4.4,",
        "GZIP,2.5.22,GZIP",
        "GZIP,3.5.2,GZIP"
    })
    void whatIsAskedForByNameIsTakenWhereTheTargetReadsItAndWhatAutoTakesElsewhere(
            RelayCompression named, String version, Codec codec) {
        assertThat(choice(named, () -> Optional.of(Capabilities.of(version)))
                        .of(CSV)
                        .map(Packing::codec))
                .isEqualTo(Optional.ofNullable(codec));
    }

    @Test
    void parquetIsCompressedAlready() {
        assertThat(choice(RelayCompression.ZSTD, Optional::empty).of(FileFormat.parquet()))
                .isEmpty();
    }

    private static PackingChoice choice(RelayCompression compression, Supplier<Optional<Capabilities>> target) {
        return new PackingChoice(compression, Packing.STANDARD_PIECE, target);
    }
}
