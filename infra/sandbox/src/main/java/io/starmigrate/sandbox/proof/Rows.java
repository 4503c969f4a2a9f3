package io.starmigrate.sandbox.proof;

import io.starmigrate.standin.cluster.StandIn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a cluster as any client reads them, every value as text. */
public final class Rows {
    private final StandIn cluster;

    public Rows(StandIn cluster) {
        this.cluster = cluster;
    }

    /** The rows a statement answers with, in its order. */
    public List<List<String>> of(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** How often each row is there. */
    Map<List<String>, Integer> counted(String sql) throws SQLException {
        Map<List<String>, Integer> counts = new HashMap<>();
        of(sql).forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }
}
