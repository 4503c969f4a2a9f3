package io.starmigrate.standin.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column type. {@code name} is StarRocks' own lower-case name ({@code bigint}, {@code decimal}, {@code varchar},
 * {@code array} …; synonyms are resolved when the type is read: {@code string} is {@code varchar(65533)}). {@code args}
 * are lengths, or precision and scale. {@code children} are an array's element, a map's key and value, or a struct's
 * fields, whose names are in {@code fieldNames}.
 */
public record SqlType(String name, List<Integer> args, List<SqlType> children, List<String> fieldNames) {
    private static final Map<String, Integer> DISPLAY_WIDTH =
            Map.of("tinyint", 4, "smallint", 6, "int", 11, "bigint", 20, "largeint", 40);

    public static SqlType of(String name, Integer... args) {
        return new SqlType(name, List.of(args), List.of(), List.of());
    }

    public boolean is(String other) {
        return name.equals(other);
    }

    public boolean nested() {
        return !children.isEmpty();
    }

    /**
     * As SHOW CREATE TABLE prints it: {@code bigint(20)}, {@code decimal(9, 2)}, {@code struct<x int(11), y
     * varchar(5)>}.
     */
    public String shown() {
        if (DISPLAY_WIDTH.containsKey(name)) {
            return name + "(" + DISPLAY_WIDTH.get(name) + ")";
        }
        return nested() ? nestedText(true) : name + argsText(", ");
    }

    /** As DESC prints it: {@code bigint}, {@code decimal(9,2)}. */
    public String described() {
        return nested() ? nestedText(false) : name + argsText(",");
    }

    private String argsText(String separator) {
        return args.isEmpty()
                ? ""
                : args.stream().map(String::valueOf).collect(Collectors.joining(separator, "(", ")"));
    }

    private String nestedText(boolean widths) {
        String separator = is("struct") ? ", " : ",";
        return IntStream.range(0, children.size())
                .mapToObj(i -> fieldPrefix(i)
                        + (widths ? children.get(i).shown() : children.get(i).described()))
                .collect(Collectors.joining(separator, name + "<", ">"));
    }

    private String fieldPrefix(int i) {
        return fieldNames.isEmpty() ? "" : fieldNames.get(i) + " ";
    }
}
