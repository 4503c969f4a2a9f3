package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.outage.Reachability;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final StorageUri OBJECT = StorageUri.parse("oss://bucket/job/a.csv");

    private final Refusals refusals =
            new Refusals("https://oss.example", new StorePace("store", 1, Reachability.unwatched()));

    @Test
    void a_clock_that_is_wrong_is_named_instead_of_the_keys() {
        assertThat(refusals.of(
                        Reason.DENIED, "read", OBJECT, "RequestTimeTooSkewed The difference is too large.", null))
                .hasMessageStartingWith(
                        "Cannot read oss://bucket/job/a.csv at https://oss.example: RequestTimeTooSkewed")
                .hasMessageContaining("this machine's clock is wrong")
                .hasMessageEndingWith("the keys are not at fault");
        assertThat(refusals.of(Reason.DENIED, "read", OBJECT, "403 SignatureDoesNotMatch", null))
                .hasMessageContaining("check the storage's access key");
    }
}
