package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.schema.PropertyRule.Bearer;
import io.starmigrate.core.starrocks.schema.PropertyRule.Releases;
import io.starmigrate.core.starrocks.schema.PropertyRule.Treatment;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Every table property this tool knows, read from {@code properties.txt} beside this class: reference section 6.6 as
 * data. Immutable.
 */
public final class PropertyRules {
    private static final String FILE = "properties.txt";
    private static final int FIELDS = 7;
    private static final PropertyRules KNOWN = new PropertyRules(lines().stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(PropertyRules::rule)
            .toList());

    private final List<PropertyRule> rules;

    private PropertyRules(List<PropertyRule> rules) {
        this.rules = rules;
    }

    /** The rules. */
    public static PropertyRules known() {
        return KNOWN;
    }

    /** All rules, in the order of the file. */
    public List<PropertyRule> all() {
        return rules;
    }

    /** The rule of a property; empty when it is not known. */
    public Optional<PropertyRule> find(String property) {
        return rules.stream().filter(rule -> rule.matches(property)).findFirst();
    }

    private static List<String> lines() {
        try (InputStream file = PropertyRules.class.getResourceAsStream(FILE)) {
            byte[] text = Objects.requireNonNull(file, FILE + " is missing").readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + FILE, unreadable);
        }
    }

    private static PropertyRule rule(String line) {
        String[] fields = line.split("\\s*\\|\\s*", FIELDS);
        if (fields.length != FIELDS) {
            throw new IllegalStateException("Cannot read the line \"" + line + "\" of " + FILE + ": it has "
                    + fields.length + " fields, not " + FIELDS);
        }
        return new PropertyRule(
                fields[0],
                new Releases(releases(fields[1]), releases(fields[2])),
                bearers(fields[3]),
                Treatment.named(fields[4]),
                fields[5],
                fields[6]);
    }

    private static List<StarRocksVersion> releases(String field) {
        return field.equals("-")
                ? List.of()
                : Arrays.stream(field.split(" ", -1))
                        .map(StarRocksVersion::parse)
                        .toList();
    }

    private static Set<Bearer> bearers(String field) {
        Set<Bearer> bearers = EnumSet.noneOf(Bearer.class);
        for (String word : field.split(" ", -1)) {
            switch (word) {
                case "all" -> bearers.addAll(EnumSet.allOf(Bearer.class));
                case "table" -> bearers.addAll(Set.of(Bearer.PRIMARY, Bearer.OTHER));
                case "primary" -> bearers.add(Bearer.PRIMARY);
                case "other" -> bearers.add(Bearer.OTHER);
                case "mv" -> bearers.add(Bearer.MV);
                default -> throw new IllegalStateException("Cannot read \"" + word + "\" in " + FILE);
            }
        }
        return bearers;
    }
}
