package io.starmigrate.core.aws;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells records that have all their components from those whose item has lost one. */
final class Whole {
    private Whole() {}

    /**
     * The record, if nothing is missing of it or below it but what may be missing.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    static <T> T require(T value) {
        check("", value);
        return value;
    }

    private static void check(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no \"" + name + "\"");
        }
        if (value instanceof Record whole) {
            for (RecordComponent component : whole.getClass().getRecordComponents()) {
                Object part = read(component, whole);
                if (part != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    check(name.isEmpty() ? component.getName() : name + "." + component.getName(), part);
                }
            }
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> check(name, element));
        } else if (value instanceof Map<?, ?> entries) {
            entries.values().forEach(entry -> check(name, entry));
        }
    }

    private static @Nullable Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("its \"" + component.getName() + "\" cannot be read", e);
        }
    }
}
