package io.starmigrate.sandbox.data;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * TPC-H data of a scale, as files of its generator: fields and rows end in {@code |}. The tables are those of
 * {@code tpch.sql}, orders and lineitem partitioned by year.
 */
final class TpchData {
    /** Large enough for few requests, small enough to be held at once. */
    private static final int FILE_SIZE = 8 << 20;

    private final double scale;

    /** @param scale 1 is about 1 GB */
    TpchData(double scale) {
        this.scale = scale;
    }

    /**
     * Writes the files of every table below a folder.
     *
     * @return the files by table
     */
    Map<TpchTable<?>, List<StorageUri>> write(ObjectStore store, StorageUri folder) {
        Map<TpchTable<?>, List<StorageUri>> written = new LinkedHashMap<>();
        for (TpchTable<?> table : TpchTable.getTables()) {
            written.put(table, write(store, folder.resolve(table.getTableName()), table));
        }
        return written;
    }

    private List<StorageUri> write(ObjectStore store, StorageUri folder, TpchTable<?> table) {
        List<StorageUri> files = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (TpchEntity row : table.createGenerator(scale, 1, 1)) {
            text.append(row.toLine()).append('\n');
            if (text.length() >= FILE_SIZE) {
                files.add(flush(store, folder, files.size(), text));
            }
        }
        if (text.length() > 0) {
            files.add(flush(store, folder, files.size(), text));
        }
        return files;
    }

    private static StorageUri flush(ObjectStore store, StorageUri folder, int number, StringBuilder text) {
        StorageUri file = folder.resolve(number + ".tbl");
        store.put(file, text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        return file;
    }

    /** The columns of a table in the order of its files. */
    static List<String> columns(TpchTable<?> table) {
        return table.getColumns().stream().map(TpchColumn::getColumnName).toList();
    }
}
