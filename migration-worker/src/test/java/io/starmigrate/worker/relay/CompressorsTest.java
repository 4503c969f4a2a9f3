package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Packing.Codec;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressorsTest {
    @ParameterizedTest
    @EnumSource
    void whatNoCodecMakesSmallerIsNoLongerThanForetold(Codec codec) throws Exception {
        for (int size : new int[] {0, 1, 1000, 100_000, 8 << 20}) {
            byte[] noise = new byte[size];
            new Random(20261130).nextBytes(noise);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = Compressors.into(packed, codec)) {
                out.write(noise);
            }

            assertThat(packed.size()).isBetween(size, Compressors.longest(size));
        }
    }
}
