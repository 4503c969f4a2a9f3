package io.starmigrate.core.aws;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells records that have all their components from those whose item has lost one. */
final class CompleteRecords {
    /** Found out once for each class: reading annotations takes longer than reading an item. */
    private static final ClassValue<List<Component>> PARTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private CompleteRecords() {}

    private record Component(String name, Method accessor, boolean mayBeMissing) {
        static Component of(RecordComponent component) {
            return new Component(
                    component.getName(),
                    component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

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
            for (Component part : PARTS.get(whole.getClass())) {
                Object held = read(part, whole);
                if (held != null || !part.mayBeMissing) {
                    check(name.isEmpty() ? part.name : name + "." + part.name, held);
                }
            }
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> check(name, element));
        } else if (value instanceof Map<?, ?> entries) {
            entries.values().forEach(entry -> check(name, entry));
        }
    }

    private static @Nullable Object read(Component part, Record of) {
        try {
            return part.accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("its \"" + part.name + "\" cannot be read", e);
        }
    }
}
