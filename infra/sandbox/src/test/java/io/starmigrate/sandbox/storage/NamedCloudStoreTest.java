package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.StorageService;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each cloud that is S3-compatible by name, where its public endpoint has it. */
class NamedCloudStoreTest {
    @Nested
    class Cos extends NamedCloudContract {
        Cos() {
            super(StorageService.COS, "cos.ap-guangzhou.myqcloud.com", "ap-guangzhou");
        }
    }

    @Nested
    class Obs extends NamedCloudContract {
        Obs() {
            super(StorageService.OBS, "obs.cn-north-4.myhuaweicloud.com", "cn-north-4");
        }
    }

    @Nested
    class Tos extends NamedCloudContract {
        Tos() {
            super(StorageService.TOS, "tos-s3-cn-beijing.volces.com", "cn-beijing");
        }
    }

    @Nested
    class Gcs extends NamedCloudContract {
        Gcs() {
            super(StorageService.GCS, "storage.googleapis.com", "auto");
        }
    }

    @Test
    void every_named_cloud_is_here() {
        assertThat(Stream.of(NamedCloudStoreTest.class.getDeclaredClasses())
                        .map(each -> each.getSimpleName().toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(StorageService.values())
                        .filter(StorageService::isNamed)
                        .map(Enum::name)
                        .toList());
    }
}
