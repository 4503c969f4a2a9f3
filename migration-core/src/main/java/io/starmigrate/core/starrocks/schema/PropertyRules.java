package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.schema.PropertyRule.Bearer;
import io.starmigrate.core.starrocks.schema.PropertyRule.Releases;
import io.starmigrate.core.starrocks.schema.PropertyRule.Treatment;
import io.starmigrate.core.text.FactFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every table property this tool knows, read from {@code properties.txt} beside this class: reference section 6.6 as
 * data. Immutable.
 */
public final class PropertyRules {
    private static final String FILE = "properties.txt";
    private static final int FIELDS = 7;
    private static final PropertyRules KNOWN =
            new PropertyRules(FactFile.fields(PropertyRules.class, FILE, FIELDS).stream()
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

    private static PropertyRule rule(String[] fields) {
        return new PropertyRule(
                fields[0],
                new Releases(FunctionReleases.releases(fields[1]), FunctionReleases.releases(fields[2])),
                bearers(fields[3]),
                Treatment.named(fields[4]),
                fields[5],
                fields[6]);
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
