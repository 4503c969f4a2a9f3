package io.starmigrate.core.comparison;

import io.starmigrate.core.plan.ColumnMatch;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps the columns of two tables from being the same, and so their rows from being compared. */
final class ColumnDifferences {
    private ColumnDifferences() {}

    /**
     * One sentence for each column that differs, in the order of the source's columns, then of the target's; none for
     * columns that StarRocks keeps to itself.
     *
     * @param common what both clusters can do
     */
    static List<String> of(List<TableColumn> source, List<TableColumn> target, Capabilities common) {
        List<String> differences = new ArrayList<>();
        for (TableColumn here : source) {
            Optional<TableColumn> there = ColumnMatch.find(target, here.name());
            if (there.isPresent()) {
                difference(here, there.get(), common).ifPresent(differences::add);
            } else if (!here.isHidden()) {
                differences.add("the source alone has column " + here.name());
            }
        }
        target.stream()
                .filter(there -> !there.isHidden()
                        && ColumnMatch.find(source, there.name()).isEmpty())
                .map(there -> "the target alone has column " + there.name())
                .forEach(differences::add);
        return List.copyOf(differences);
    }

    private static Optional<String> difference(TableColumn here, TableColumn there, Capabilities common) {
        if (here.is(Trait.GENERATED) != there.is(Trait.GENERATED)) {
            String which = here.is(Trait.GENERATED) ? "source" : "target";
            return Optional.of("column " + here.name() + " is generated at the " + which + " alone");
        }
        if (here.is(Trait.GENERATED) || new ColumnMatch(common).isComparable(here, there)) {
            return Optional.empty();
        }
        return Optional.of("column " + here.name() + " is " + here.type() + " at the source and " + there.type()
                + " at the target, which cannot be compared");
    }
}
