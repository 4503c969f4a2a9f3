package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;

/** Rates and prices, each by its name in a file of properties that an operator can change. Immutable. */
@PublicApi
public final class Assumptions {
    private static final String STANDARD = "assumptions.properties";

    private final Properties values;

    private Assumptions(Properties values) {
        this.values = values;
    }

    /** Those that come with this version. */
    public static Assumptions standard() {
        try (InputStream in = Assumptions.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + STANDARD);
            }
            return new Assumptions(read(new InputStreamReader(in, StandardCharsets.UTF_8)));
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
        changed.putAll(values);
        Properties told = read(file);
        for (String name : new TreeSet<>(told.stringPropertyNames())) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is none of " + new TreeSet<>(values.stringPropertyNames()));
            }
            changed.setProperty(name, told.getProperty(name));
        }
        Assumptions made = new Assumptions(changed);
        changed.stringPropertyNames().forEach(made::of);
        return made;
    }

    /** The number of this name. */
    double of(String name) {
        String text = values.getProperty(name, "").strip();
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && !Double.isInfinite(value)) {
                return value;
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
