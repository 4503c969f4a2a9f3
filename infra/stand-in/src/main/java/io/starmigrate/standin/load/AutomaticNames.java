package io.starmigrate.standin.load;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Names of the partitions that one statement has made for its rows. A name is made of the values, and several values
 * have the same: {@code ''} and {@code ' '}, {@code 'a-b'} and {@code 'ab'}; and to the front end a name is the same in
 * other letters. What it does then is of its version ({@code AnalyzerUtils}): up to 3.3 no partition is made, as one of
 * that name is there; from 3.4 on the name gets a suffix, unless the same statement asked for the very same name before
 * (each value its own from 4.1 on). A row without a partition is out of partition ranges. Not thread-safe.
 */
final class AutomaticNames {
    private static final int LONGEST = 50;
    private static final String NULL = "NULL";

    private final Personality personality;
    private final Clock clock;
    private final Set<String> asked = new HashSet<>();

    AutomaticNames(Personality personality, Clock clock) {
        this.personality = personality;
        this.clock = clock;
    }

    /** Of a list partition of one tuple, whoever has that name already. */
    static String plain(List<PartitionKeyValue> key) {
        return key.stream().map(AutomaticNames::word).collect(Collectors.joining("_", "p", ""));
    }

    /**
     * The name for a range, whose values are in its name: empty when another has it.
     *
     * @param taken whether a partition has this name, in whatever letters
     */
    static Optional<String> range(String plain, Predicate<String> taken) {
        return taken.test(plain) ? Optional.empty() : Optional.of(plain);
    }

    /**
     * The name for a list partition of one tuple; empty when none is made for it.
     *
     * @param taken whether a partition has this name, in whatever letters
     */
    Optional<String> list(List<PartitionKeyValue> key, Predicate<String> taken) {
        // The front end is asked in texts: it takes this one for a NULL, whose partition does not hold the row.
        if (key.stream().anyMatch(AutomaticNames::isNullInLetters)) {
            return Optional.empty();
        }
        String name = shortened(plain(key));
        boolean first = asked.add(name);
        if (!taken.test(name)) {
            return Optional.of(name);
        }
        boolean renames = personality.atLeast(4, 1) || (first && personality.atLeast(3, 4));
        return renames ? Optional.of(suffixed(name, taken)) : Optional.empty();
    }

    private static boolean isNullInLetters(PartitionKeyValue value) {
        return value.rank() == PartitionKeyValue.Rank.VALUE && value.shown().equals(NULL);
    }

    private String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String suffix =
                personality.atLeast(3, 4) ? Integer.toHexString(name.hashCode()) : String.valueOf(clock.millis());
        return name.substring(0, LONGEST) + "_" + suffix;
    }

    private static String suffixed(String name, Predicate<String> taken) {
        int difference = name.hashCode();
        String suffixed = name + "_" + Integer.toHexString(difference);
        while (taken.test(suffixed)) {
            difference++;
            suffixed = name + "_" + Integer.toHexString(difference);
        }
        return suffixed;
    }

    /** A value as a part of a name: Latin letters and digits stay, the signs of times go, others become their code. */
    private static String word(PartitionKeyValue key) {
        String text = key.shown();
        StringBuilder word = new StringBuilder(text.startsWith("-") ? "_" : "");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLatin(c)) {
                word.append(c);
            } else if ("-: ".indexOf(c) < 0) {
                word.append(Integer.toHexString(text.codePointAt(i)));
            }
        }
        return word.toString();
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
