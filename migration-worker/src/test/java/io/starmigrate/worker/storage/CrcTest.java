package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Checksum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CrcTest {
    private static final long SEED = 20261130;

    /** The check values of the catalogue of parametrised CRC algorithms, and how stores write them. */
    @ParameterizedTest
    @CsvSource({
        "CRC64_XZ, 995dc9bbdf1939fa, 11051210869376104954",
        "CRC64_NVME, ae8b14860a799888, rosUhgp5mIg=",
        "CRC32, cbf43926, y/Q5Jg==",
        "CRC32C, e3069283, 4waSgw=="
    })
    void is_what_the_catalogue_says_of_nine_digits(Crc crc, String value, String text) {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Long.toHexString(crc.of(Payload.of(digits)))).isEqualTo(value);
        assertThat(crc.text(crc.of(Payload.of(digits)))).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void that_of_a_whole_follows_from_those_of_its_parts(Crc crc) {
        Random random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            byte[] whole = new byte[random.nextInt(5000)];
            random.nextBytes(whole);
            int cut = random.nextInt(whole.length + 1);
            long first = crc.of(Payload.of(Arrays.copyOf(whole, cut)));
            long second = crc.of(Payload.of(Arrays.copyOfRange(whole, cut, whole.length)));

            assertThat(crc.join(first, second, whole.length - cut))
                    .as("run %s of seed %s", run, SEED)
                    .isEqualTo(crc.of(Payload.of(whole)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytes_one_by_one_are_the_same_as_all_at_once(Crc crc) {
        byte[] bytes = new byte[77];
        new Random(SEED).nextBytes(bytes);
        Checksum single = crc.running();
        for (byte one : bytes) {
            single.update(one);
        }
        Checksum again = crc.running();
        again.update(bytes, 0, 3);
        again.reset();
        again.update(bytes, 0, 5);
        again.update(bytes, 5, 72);

        assertThat(single.getValue()).isEqualTo(crc.of(Payload.of(bytes))).isEqualTo(again.getValue());
    }
}
