package io.starmigrate.core.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file and the environment say, key by key. An environment variable that is not blank wins over the file;
 * variables that are no key of ours are not looked at.
 */
final class Settings {
    /** As a shell writes one. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{[A-Za-z_][A-Za-z0-9_]*}|[A-Z_][A-Z0-9_]+)");

    private final Origin file;
    private final ConfigProblems problems;
    private final Map<ConfigKey, Setting> chosen = new EnumMap<>(ConfigKey.class);

    private Settings(Origin file, ConfigProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    static Settings merge(Origin file, EnvFile content, Map<String, String> environment, ConfigProblems problems) {
        Settings settings = new Settings(file, problems);
        content.problems().forEach(problems::error);
        settings.choose(settings.written(content));
        settings.choose(exported(environment));
        return settings;
    }

    /** What is set for this key; a blank value at the key's line, or at the file, when nothing is. */
    Setting get(ConfigKey key) {
        return Objects.requireNonNullElseGet(chosen.get(key), () -> new Setting(key.name(), "", file));
    }

    private Map<ConfigKey, List<Setting>> written(EnvFile content) {
        Map<ConfigKey, List<Setting>> written = new EnumMap<>(ConfigKey.class);
        for (EnvFile.Entry entry : content.entries()) {
            Setting setting = asMeant(entry);
            ConfigKey.named(entry.key())
                    .ifPresentOrElse(
                            key -> {
                                checkForm(key, entry, setting);
                                add(written, key, setting);
                            },
                            () -> RetiredKey.named(entry.key())
                                    .ifPresentOrElse(
                                            retired -> answer(retired, setting, written), () -> unknown(setting)));
        }
        return written;
    }

    private static Map<ConfigKey, List<Setting>> exported(Map<String, String> environment) {
        Map<ConfigKey, List<Setting>> exported = new EnumMap<>(ConfigKey.class);
        for (ConfigKey key : ConfigKey.values()) {
            addVariable(exported, key, key.name(), environment);
        }
        for (RetiredKey retired : RetiredKey.values()) {
            // A variable under the key's own name is the later word on it.
            retired.successor()
                    .filter(key -> !exported.containsKey(key))
                    .ifPresent(key -> addVariable(exported, key, retired.name(), environment));
        }
        return exported;
    }

    private static void addVariable(
            Map<ConfigKey, List<Setting>> settings, ConfigKey key, String name, Map<String, String> environment) {
        String value = environment.getOrDefault(name, "").strip();
        if (!value.isEmpty()) {
            add(settings, key, new Setting(name, value, Origin.ENVIRONMENT));
        }
    }

    private static void add(Map<ConfigKey, List<Setting>> settings, ConfigKey key, Setting setting) {
        settings.computeIfAbsent(key, absent -> new ArrayList<>()).add(setting);
    }

    /** As it was most likely meant: what is wrong with its signs is told, and makes no other finding. */
    private Setting asMeant(EnvFile.Entry entry) {
        Setting written = new Setting(entry.key(), entry.value(), entry.form() == EnvFile.Form.QUOTED, entry.origin());
        Optional<ConfigKey> key = ConfigKey.named(entry.key());
        if (key.isEmpty()) {
            return written;
        }
        if (key.get().isSecret()) {
            InputMethodSigns.around(entry.value())
                    .ifPresent(found -> problems.warning(
                            written,
                            found.rule() + ", and was taken for a part of it",
                            "if it is none: " + found.fix()));
            return written;
        }
        Setting meant = written;
        for (int kinds = 0; kinds < InputMethodSigns.KINDS; kinds++) {
            Optional<InputMethodSigns.Found> found = InputMethodSigns.in(meant.value());
            if (found.isPresent()) {
                problems.error(written, found.get().rule(), found.get().fix() + orAsName(key.get()));
                meant = new Setting(written.key(), found.get().meant(), written.quoted(), written.origin());
            }
            if (found.isEmpty() || found.get().meant().equals(written.value())) {
                break;
            }
        }
        return meant;
    }

    private static String orAsName(ConfigKey key) {
        return switch (key.kind()) {
            case TABLES, RENAMES, COLUMNS -> "; a name that has it stands in backquotes";
            default -> "";
        };
    }

    private void checkForm(ConfigKey key, EnvFile.Entry entry, Setting setting) {
        if (entry.value().indexOf('\uFFFD') >= 0) {
            problems.error(setting, "the value is not UTF-8 text", "save the file as UTF-8");
        }
        if (key.isSecret() && entry.form() == EnvFile.Form.QUOTED) {
            problems.warning(
                    setting,
                    "the quotes around it were taken off",
                    "if they belong to it, put quotes of the other kind around them");
        }
        if (key.isSecret()
                && entry.form() == EnvFile.Form.PLAIN
                && VARIABLE.matcher(entry.value()).matches()) {
            problems.warning(
                    setting,
                    "it looks like a variable, and was taken as it is: none is replaced in this file",
                    "leave it blank and set the environment variable of the key's name, or put quotes around it");
        }
        if (entry.form() == EnvFile.Form.OPEN) {
            problems.warning(
                    setting,
                    "it begins with a quote that nothing ends, which was taken for a part of it",
                    "end it with the same quote, or put quotes of the other kind around the whole");
        }
        if (key.isSecret() && entry.form() == EnvFile.Form.CUT && !setting.isBlank()) {
            problems.warning(
                    setting,
                    "what follows \" #\" was taken for a comment",
                    "if it belongs to it, put quotes around the whole");
        }
    }

    private void answer(RetiredKey retired, Setting setting, Map<ConfigKey, List<Setting>> written) {
        if (setting.isBlank()) {
            return;
        }
        switch (retired.answer()) {
            case SAME_AS -> retired.successor().ifPresent(key -> add(written, key, setting));
            case NOT_NEEDED -> problems.warning(setting, "not needed any more", retired.advice());
            case REFUSED -> problems.error(setting, "not a key of this tool", retired.advice());
        }
    }

    private void unknown(Setting setting) {
        String fix = Nearest.key(setting.key())
                .map(name -> "did you mean " + name + "?")
                .orElse("leave it out; .env.example lists every key");
        problems.error(setting, "unknown key", fix);
    }

    private static String where(Setting next, Setting choice) {
        return next.key().equals(choice.key()) ? "at " + choice.origin() : "in " + choice;
    }

    private void choose(Map<ConfigKey, List<Setting>> candidates) {
        candidates.forEach((key, settings) -> {
            Setting choice = settings.get(0);
            for (Setting next : settings) {
                if (contradicts(next, choice)) {
                    problems.error(next, "already set to another value " + where(next, choice), "keep one of the two");
                }
                choice = next.isBlank() ? choice : next;
            }
            chosen.put(key, choice);
        });
    }

    // An older key that is filled beside its blank successor is the normal state of an older file.
    private static boolean contradicts(Setting next, Setting earlier) {
        boolean blankSynonym = !next.key().equals(earlier.key()) && (next.isBlank() || earlier.isBlank());
        return !next.value().equals(earlier.value()) && !blankSynonym;
    }
}
