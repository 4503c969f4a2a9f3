package io.starmigrate.core.config;

import io.starmigrate.core.text.SettingName;

/**
 * One thing that is wrong, or that its author should know. It never holds the value of a secret.
 *
 * @param origin where it stands
 * @param key the key as it was written; empty when the line has none
 * @param rule what was found and which rule it breaks
 * @param fix what to write instead
 */
public record ConfigProblem(Origin origin, String key, String rule, String fix) {
    /** What a filter or an address says of settings is told here as all is: by keys. */
    public ConfigProblem {
        rule = SettingName.inKeys(rule);
        fix = SettingName.inKeys(fix);
    }

    /** One line: place, key, rule, fix. */
    @Override
    public String toString() {
        return origin + ": " + (key.isEmpty() ? "" : key + ": ") + rule + "; " + fix;
    }
}
