package io.starmigrate.worker.starrocks.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.starrocks.frontend.AnsweredRows.Wanted;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.Test;

class AnsweredRowsTest {
    @Test
    void aRowIsWantedByItsValueWhateverItsLetters() throws SQLException {
        CachedRowSet answer = answer("PartitionName", "p1", "P2", "p3");

        assertThat(AnsweredRows.list(answer, Wanted.of("partitionname", Set.of("p2", "p3"))))
                .extracting(row -> row.require("PartitionName"))
                .containsExactlyInAnyOrder("P2", "p3");
    }

    @Test
    void everyRowIsWantedOfAnAnswerWithoutTheColumn() throws SQLException {
        CachedRowSet answer = answer("Name", "p1", "p2");

        assertThat(AnsweredRows.list(answer, Wanted.of("PartitionName", Set.of("p2"))))
                .hasSize(2);
    }

    private static CachedRowSet answer(String column, String... values) throws SQLException {
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        RowSetMetaDataImpl columns = new RowSetMetaDataImpl();
        columns.setColumnCount(1);
        columns.setColumnName(1, column);
        columns.setColumnLabel(1, column);
        columns.setColumnType(1, Types.VARCHAR);
        rows.setMetaData(columns);
        for (String value : List.of(values)) {
            rows.moveToInsertRow();
            rows.updateString(1, value);
            rows.insertRow();
            rows.moveToCurrentRow();
        }
        rows.beforeFirst();
        return rows;
    }
}
