package io.starmigrate.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unchecked")
class WatchedPortTest {
    private final List<String> told = new ArrayList<>();
    private final Reachability reachability = new Reachability() {
        @Override
        public void answered() {
            told.add("answered");
        }

        @Override
        public void failed(String why) {
            told.add(why);
        }
    };

    private Supplier<String> watched(Supplier<String> port) {
        return WatchedPort.of(Supplier.class, port, reachability, IllegalStateException.class::isInstance);
    }

    @Test
    void passesOnWhatThePortAnswersOrThrowsAndTellsWhichItWas() {
        IllegalStateException down = new IllegalStateException("down");
        IllegalArgumentException refused = new IllegalArgumentException("no such thing");

        assertThat(watched(() -> "x").get()).isEqualTo("x");
        assertThatThrownBy(watched(() -> {
                    throw down;
                })::get)
                .isSameAs(down);
        assertThatThrownBy(watched(() -> {
                    throw refused;
                })::get)
                .isSameAs(refused);

        assertThat(told).containsExactly("answered", "down", "answered");
    }

    @Test
    void aStreamIsListenedToAsItIsRead() {
        Supplier<Stream<String>> port = WatchedPort.of(
                Supplier.class,
                () -> Stream.of("first", "second").map(page -> {
                    if (page.equals("second")) {
                        throw new IllegalStateException("down");
                    }
                    return page;
                }),
                reachability,
                IllegalStateException.class::isInstance);
        List<String> read = new ArrayList<>();

        Stream<String> stream = port.get();
        assertThat(told).isEmpty();
        assertThatThrownBy(() -> stream.forEach(read::add)).hasMessage("down");

        assertThat(read).containsExactly("first");
        assertThat(told).containsExactly("answered", "down");
    }
}
