package io.starmigrate.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.inmemory.InMemoryObjectStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FolderAccessTest {
    private static final StorageUri ONE = StorageUri.parse("s3://bucket/exports/one/");
    private static final StorageUri OTHER = StorageUri.parse("s3://bucket/exports/other/");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant now = Instant.EPOCH;
    private @Nullable Reason refused;
    private final FolderAccess access = new FolderAccess(this::store, "Exports", () -> now);

    @BeforeEach
    void listen() {
        log.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().setLevel(null);
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(FolderAccess.class);
    }

    private ObjectStore store() {
        ObjectStore open = new InMemoryObjectStore(InstantSource.fixed(now), Set.of("bucket"));
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (refused != null) {
                        throw new ObjectStoreException(refused, "not with this key", null);
                    }
                    return method.invoke(open, arguments);
                });
    }

    private List<Level> said() {
        List<Level> said = log.list.stream().map(ILoggingEvent::getLevel).toList();
        log.list.clear();
        return said;
    }

    @Test
    void saysOnceThatAFolderMayNotBeListedAndThatItCan() {
        refused = Reason.DENIED;
        assertThat(access.canList(ONE)).isFalse();
        assertThat(log.list.get(0).getFormattedMessage())
                .isEqualTo("Exports wait until the folder " + ONE + " can be listed: not with this key");
        assertThat(said()).containsExactly(Level.WARN);
        assertThat(access.canList(ONE)).isFalse();
        assertThat(access.canList(OTHER)).isFalse();
        assertThat(said()).as("each look").isEmpty();

        refused = null;
        assertThat(access.canList(OTHER)).isTrue();
        assertThat(said()).as("another may be listed").isEmpty();
        assertThat(access.canList(ONE)).isTrue();
        assertThat(access.canList(ONE)).isTrue();
        assertThat(said()).containsExactly(Level.INFO);

        refused = Reason.NO_BUCKET;
        assertThat(access.canList(OTHER)).isFalse();
        assertThat(said()).containsExactly(Level.WARN);
    }

    @Test
    void saysItOnceMoreAfterAnHour() {
        refused = Reason.DENIED;
        access.canList(ONE);
        now = now.plus(Duration.ofMinutes(59));
        access.canList(ONE);
        assertThat(said()).hasSize(1);

        now = now.plus(Duration.ofMinutes(1));
        access.canList(ONE);
        assertThat(said()).containsExactly(Level.WARN);
    }

    @Test
    void leavesAStoreThatDoesNotAnswerToWhoeverWatchesIt() {
        refused = Reason.UNREACHABLE;

        assertThat(access.canList(ONE)).isFalse();
        assertThat(said()).isEmpty();
    }

    @Test
    void aRefusalOfTheFolderAloneHoldsBackNoOther() {
        refused = Reason.REFUSED;

        assertThat(access.canList(ONE)).isTrue();
        assertThat(said()).isEmpty();
    }
}
