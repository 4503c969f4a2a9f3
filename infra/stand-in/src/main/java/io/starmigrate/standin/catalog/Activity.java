package io.starmigrate.standin.catalog;

import io.starmigrate.standin.catalog.SelfWriter.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What goes on in a cluster that its rows do not show yet: what writes by itself, open transactions. Thread-safe. */
public final class Activity {
    private final List<SelfWriter> writers = new CopyOnWriteArrayList<>();
    private final List<OpenTransaction> open = new CopyOnWriteArrayList<>();

    public void add(SelfWriter writer) {
        writers.add(writer);
    }

    public void add(OpenTransaction transaction) {
        open.add(transaction);
    }

    /** The transactions of others end, with or without rows. */
    public void endTransactions() {
        open.clear();
    }

    /** Those of a kind, oldest first. */
    public List<SelfWriter> writers(Kind kind) {
        return writers.stream().filter(writer -> writer.kind() == kind).toList();
    }

    public Optional<SelfWriter> writer(Kind kind, String database, String name) {
        return writers(kind).stream()
                .filter(writer ->
                        writer.database().equals(database) && writer.name().equals(name))
                .findFirst();
    }

    /** It is in this state now. */
    public void change(SelfWriter writer, String state) {
        writers.replaceAll(each -> each.equals(writer) ? writer.in(state) : each);
    }

    public void remove(SelfWriter writer) {
        writers.remove(writer);
    }

    /** Those of a database, oldest first. */
    public List<OpenTransaction> open(String database) {
        return open.stream()
                .filter(transaction -> transaction.database().equals(database))
                .toList();
    }
}
