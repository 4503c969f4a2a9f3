package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rates and prices, each by its name in a file of properties that an operator can change. Immutable. */
@PublicApi
public final class Assumptions {
    private static final String STANDARD = "assumptions.properties";

    private final Properties standard;
    private final Properties told;
    private final @Nullable RateSettings settings;

    private Assumptions(Properties standard, Properties told, @Nullable RateSettings settings) {
        this.standard = standard;
        this.told = told;
        this.settings = settings;
    }

    /** Those that come with this version. */
    public static Assumptions standard() {
        try (InputStream in = Assumptions.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + STANDARD);
            }
            return new Assumptions(read(new InputStreamReader(in, StandardCharsets.UTF_8)), new Properties(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The standard ones, with those that a file names.
     *
     * @throws IllegalArgumentException naming what the file has that is no name, or no number of at least 0
     */
    public Assumptions with(Reader file) throws IOException {
        Properties changed = new Properties();
        changed.putAll(told);
        Properties more = read(file);
        for (String name : new TreeSet<>(more.stringPropertyNames())) {
            if (!standard.containsKey(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is none of " + new TreeSet<>(standard.stringPropertyNames()));
            }
            changed.setProperty(name, more.getProperty(name));
        }
        Assumptions made = new Assumptions(standard, changed, settings);
        changed.stringPropertyNames().forEach(made::of);
        return made;
    }

    /** The same, but that these settings hold where no file says otherwise. */
    public Assumptions within(RateSettings others) {
        return new Assumptions(standard, told, others);
    }

    /** The settings that hold where no file says otherwise; empty where nobody has named them. */
    Optional<RateSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /** Whether a file says what this is. */
    boolean isTold(String name) {
        return told.containsKey(name);
    }

    /** The number of this name as it comes with this version. */
    double standard(String name) {
        return number(name, standard.getProperty(name, ""));
    }

    /** The number of this name. */
    double of(String name) {
        return number(name, told.getProperty(name, standard.getProperty(name, "")));
    }

    private static double number(String name, String value) {
        String text = value.strip();
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // It is refused below.
        }
        throw new IllegalArgumentException(name + "=" + text + " is no number of at least 0");
    }

    private static Properties read(Reader file) throws IOException {
        Properties read = new Properties();
        read.load(file);
        return read;
    }
}
