package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.Payload;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final Payload CONTENT = Payload.of(new byte[] {1, 2, 3});

    private final Tags tags = new Tags();

    @Test
    void once_one_was_the_digest_another_digest_is_of_other_bytes() {
        assertThat(tags.fit(CONTENT.md5(), CONTENT)).isTrue();

        assertThat(tags.fit("0123456789abcdef0123456789abcdef", CONTENT)).isFalse();
    }

    @Test
    void what_looks_like_no_digest_says_nothing_of_the_bytes() {
        assertThat(tags.fit(CONTENT.md5(), CONTENT)).isTrue();

        assertThat(tags.fit("AJ2vLx9w-of-a-part-in-some-store=", CONTENT)).isTrue();
        assertThat(tags.areDigests()).as("of those that look like one").isTrue();
    }

    @Test
    void a_store_whose_tags_only_look_like_digests_is_believed_nothing() {
        assertThat(tags.fit("0123456789abcdef0123456789abcdef", CONTENT)).isTrue();

        assertThat(tags.areDigests()).isFalse();
    }
}
