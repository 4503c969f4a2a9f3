package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.Map;

/** One entry in the list of a table's partitions. */
public sealed interface PartitionEntry {
    /** As SQL text. */
    String sql();

    /**
     * A partition with a name.
     *
     * @param name its name
     * @param bounds what it holds
     * @param properties its own properties; mostly none
     */
    record Named(String name, Bounds bounds, Map<String, String> properties) implements PartitionEntry {
        public Named {
            properties = Clauses.copy(properties);
        }

        @Override
        public String sql() {
            String own = properties.isEmpty() ? "" : " (" + Clauses.entries(properties, ", ") + ")";
            return "PARTITION " + Quoting.identifier(name) + " VALUES " + bounds.sql() + own;
        }
    }

    /**
     * Partitions of one step, which StarRocks names itself.
     *
     * @param text {@code START … END … EVERY …} as written
     */
    record Batch(String text) implements PartitionEntry {
        @Override
        public String sql() {
            return text;
        }
    }

    /** What a partition holds. Each value is SQL text: a literal in double quotes, MAXVALUE, MINVALUE or NULL. */
    sealed interface Bounds {
        /** As SQL text. */
        String sql();

        /** From the lower bound, to below the upper one. */
        record Between(List<String> lower, List<String> upper) implements Bounds {
            public Between {
                lower = List.copyOf(lower);
                upper = List.copyOf(upper);
            }

            @Override
            public String sql() {
                return "[(" + String.join(", ", lower) + "), (" + String.join(", ", upper) + "))";
            }
        }

        /** Below a bound, and above that of the partition before. */
        record LessThan(List<String> upper) implements Bounds {
            public LessThan {
                upper = List.copyOf(upper);
            }

            @Override
            public String sql() {
                return "LESS THAN (" + String.join(", ", upper) + ")";
            }
        }

        /** Exactly these values, each with one part for each partition column. */
        record In(List<List<String>> items) implements Bounds {
            public In {
                items = items.stream().map(List::copyOf).toList();
            }

            @Override
            public String sql() {
                return items.stream()
                        .map(item -> item.size() == 1 ? item.get(0) : "(" + String.join(", ", item) + ")")
                        .collect(java.util.stream.Collectors.joining(", ", "IN (", ")"));
            }
        }
    }
}
