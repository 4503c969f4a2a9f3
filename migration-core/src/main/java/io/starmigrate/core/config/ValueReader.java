package io.starmigrate.core.config;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.storage.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads settings as what they stand for. A value that breaks its rule becomes a finding, and is then taken for blank so
 * that reading goes on and finds the rest.
 */
final class ValueReader {
    private static final int MAX_COUNT = 10_000;
    private static final int MAX_PORT = 65_535;

    private final Settings settings;
    private final ConfigProblems problems;
    private final SecretStore secrets;

    ValueReader(Settings settings, ConfigProblems problems, SecretStore secrets) {
        this.settings = settings;
        this.problems = problems;
        this.secrets = secrets;
    }

    boolean isSet(ConfigKey key) {
        return !settings.get(key).isBlank();
    }

    /** The value as it is written, or the key's default. */
    String text(ConfigKey key) {
        String value = settings.get(key).value();
        return value.isBlank() ? key.defaultValue() : value;
    }

    /** A secret as it is written, or what is kept under the name that is written; in quotes it is never a name. */
    Secret secret(ConfigKey key) {
        String value = text(key);
        if (isQuoted(key)) {
            return Secret.of(value);
        }
        try {
            return Secret.of(SecretReference.read(value, secrets, text(ConfigKey.AWS_REGION)));
        } catch (IOException unreadable) {
            fault(
                    key,
                    String.valueOf(unreadable.getMessage()),
                    "correct what follows " + SecretReference.kind(value)
                            + ", or put quotes around a secret that begins like this");
            return Secret.of("");
        }
    }

    /** A text that must match entirely. */
    String text(ConfigKey key, Pattern shape) {
        return parsed(key, value -> shape.matcher(value).matches() ? Optional.of(value) : Optional.empty())
                .orElse("");
    }

    int port(ConfigKey key) {
        return number(key, MAX_PORT);
    }

    int count(ConfigKey key) {
        return number(key, MAX_COUNT);
    }

    long bytes(ConfigKey key) {
        return bytes(key, 1);
    }

    /** The size; another where it is none, which is told. */
    long bytes(ConfigKey key, long otherwise) {
        return parsed(key, Formats::bytes).orElse(otherwise);
    }

    /** The size; 0 where it says off. */
    long bytesOrOff(ConfigKey key) {
        return parsed(key, value -> value.equalsIgnoreCase("off") ? Optional.of(0L) : Formats.bytes(value))
                .orElse(0L);
    }

    Duration duration(ConfigKey key) {
        return duration(key, Duration.ZERO);
    }

    /** The duration; another where it is none, which is told. */
    Duration duration(ConfigKey key, Duration otherwise) {
        return parsed(key, Formats::duration).orElse(otherwise);
    }

    Timetables.Hours hours() {
        return new Timetables.Hours(
                parsed(ConfigKey.RELAY_BANDWIDTH, Timetable::parse).orElse(Timetable.UNLIMITED),
                parsed(ConfigKey.QUIET_HOURS, Timetable::parseCounts).orElse(Timetable.UNLIMITED));
    }

    ListenAddress listen(ConfigKey key) {
        return parsed(key, ListenAddress::parse).orElse(ListenAddress.OFF);
    }

    Optional<URI> endpoint(ConfigKey key) {
        return parsed(key, Formats::endpoint);
    }

    <E extends Enum<E>> Optional<E> choice(ConfigKey key, Class<E> choices) {
        return parsed(
                key,
                value -> Arrays.stream(choices.getEnumConstants())
                        .filter(choice -> choice.name().equalsIgnoreCase(value))
                        .findFirst());
    }

    /** The items of a comma separated list, each matching entirely; blank items, as after a last comma, are dropped. */
    List<String> list(ConfigKey key, Pattern shape) {
        return list(key, shape.asMatchPredicate());
    }

    /** The items of a comma separated list, in quotes as they are written, each as it must be. */
    List<String> list(ConfigKey key, Predicate<String> shape) {
        List<String> items = WrittenName.list(text(key)).stream().distinct().toList();
        if (items.isEmpty() && !text(key).isBlank()) {
            refuse(key, text(key));
        }
        List<String> wrong = items.stream().filter(shape.negate()).toList();
        wrong.forEach(item -> refuse(key, item));
        return wrong.isEmpty() ? items : List.of();
    }

    /** Whether the file has the whole value between quotes: then blanks in it are meant. */
    boolean isQuoted(ConfigKey key) {
        return settings.get(key).quoted();
    }

    /** Records that a needed value is missing, when it is. */
    void require(ConfigKey key, String reason) {
        if (text(key).isBlank()) {
            problems.error(settings.get(key), "blank or missing, and " + reason, "write " + key + "=" + key.example());
        }
    }

    /** Records what is wrong between this value and others. */
    void fault(ConfigKey key, String rule, String fix) {
        problems.error(settings.get(key), rule, fix);
    }

    void remark(ConfigKey key, String rule, String fix) {
        problems.warning(settings.get(key), rule, fix);
    }

    private int number(ConfigKey key, int largest) {
        return parsed(key, value -> Formats.count(value, largest)).orElse(1);
    }

    private <T> Optional<T> parsed(ConfigKey key, Function<String, Optional<T>> parser) {
        String value = text(key);
        if (value.isBlank()) {
            return Optional.empty();
        }
        Optional<T> result = parser.apply(value);
        if (result.isEmpty()) {
            refuse(key, value);
        }
        return result;
    }

    private void refuse(ConfigKey key, String value) {
        problems.error(
                settings.get(key),
                "\"" + value + "\" is not " + key.kind().rule(),
                "write for example " + key + "=" + key.example());
    }
}
