package io.starmigrate.core.starrocks.type;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column's type, read from the texts of DESC, SHOW CREATE TABLE or {@code information_schema.columns}.
 *
 * @param name the type without its parameters
 * @param sizes the numbers in parentheses: length, or precision and scale; display widths such as that of
 *     {@code int(11)} are left out
 * @param parts the types inside: one of an ARRAY, two of a MAP, those of a STRUCT's fields
 * @param fields the names of a STRUCT's fields, in the order of {@code parts}; empty for all others
 */
public record ColumnType(TypeName name, List<Integer> sizes, List<ColumnType> parts, List<String> fields) {
    public ColumnType {
        sizes = List.copyOf(sizes);
        parts = List.copyOf(parts);
        fields = List.copyOf(fields);
    }

    /** A type without parameters or parts. */
    public static ColumnType of(TypeName name) {
        return new ColumnType(name, List.of(), List.of(), List.of());
    }

    /**
     * Reads a type: {@code varchar(20)}, {@code decimal(38,10)}, {@code largeint(40)}, {@code array<struct<x int, y
     * varchar(5)>>}, in any case.
     *
     * @throws IllegalArgumentException when the text is no type this tool knows
     */
    public static ColumnType parse(String text) {
        return new TypeText(text).read();
    }

    /**
     * A type's text with the names of all fields in backquotes and each type by the name that every version reads, and
     * else as it is.
     *
     * @throws IllegalArgumentException when the text is no type this tool knows
     */
    public static String quoted(String text) {
        return new TypeText(text).quoted();
    }

    /** Whether a word is the name of a type, in any case. */
    public static boolean isType(String word) {
        return TypeName.find(word.toUpperCase(Locale.ROOT)).isPresent();
    }

    /** This type and all types inside it. */
    public Stream<ColumnType> flattened() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(ColumnType::flattened));
    }

    /** Whether this type or one inside it has one of these names. */
    public boolean holds(TypeName... names) {
        List<TypeName> sought = List.of(names);
        return flattened().anyMatch(type -> sought.contains(type.name));
    }

    /** The scale of a decimal: 9 for the old one, 0 where none is told. */
    public int scale() {
        if (name == TypeName.DECIMALV2 && sizes.size() < 2) {
            return 9;
        }
        return sizes.size() < 2 ? 0 : sizes.get(1);
    }

    /** The precision of a decimal; 0 where none is told. */
    public int precision() {
        return sizes.isEmpty() ? 0 : sizes.get(0);
    }

    /** The type as SQL text. */
    public String sql() {
        return switch (name) {
            case ARRAY -> "ARRAY<" + parts.get(0).sql() + ">";
            case MAP -> "MAP<" + parts.get(0).sql() + ", " + parts.get(1).sql() + ">";
            case STRUCT -> structSql();
            default ->
                sizes.isEmpty()
                        ? name.name()
                        : name + sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private String structSql() {
        StringBuilder sql = new StringBuilder("STRUCT<");
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(Quoting.identifier(fields.get(i)))
                    .append(' ')
                    .append(parts.get(i).sql());
        }
        return sql.append('>').toString();
    }

    @Override
    public String toString() {
        return sql();
    }
}
