package io.starmigrate.core.comparison;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.text.SettingName;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can do about something that did not work.
 *
 * @param text a command, or a statement for the target
 * @param leftOut the table that TABLE_NAMES is then to leave out, as it is written there; null: none
 */
public record Advice(String text, @Nullable String leftOut) {
    /** A command, or a statement. */
    public static Advice of(String text) {
        return new Advice(text, null);
    }

    /**
     * To leave out a table.
     *
     * @param text what goes before it
     * @param table its name
     */
    public static Advice leavingOut(String text, String table) {
        return new Advice(text, WrittenName.written(table));
    }

    /** This advice with another name for the table to be left out, if there is one. */
    public Advice naming(UnaryOperator<String> other) {
        return leftOut == null ? this : new Advice(text, other.apply(leftOut));
    }

    /** All of it, as it is told. */
    public String told() {
        return leftOut == null ? text : text + ": " + SettingName.TABLE_NAMES + "=...,!" + leftOut;
    }
}
