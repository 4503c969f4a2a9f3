package io.starmigrate.sandbox.cloud.oss;

import java.util.ArrayList;
import java.util.List;

/**
 * One page of a listing.
 *
 * @param keys the objects of this page, in order
 * @param folders the common prefixes of this page, in order
 * @param truncated whether there is more
 * @param last the last key or common prefix of this page: where the next one goes on; empty on an empty page
 */
record ListPage(List<String> keys, List<String> folders, boolean truncated, String last) {
    /**
     * Cuts a page out of all keys.
     *
     * @param all keys below the prefix, in order
     * @param prefix what they all start with
     * @param delimiter where keys are folded into common prefixes; empty for nowhere
     * @param after the last key or common prefix that was seen; empty for the first page
     * @param size how many keys and common prefixes fit
     */
    static ListPage of(List<String> all, String prefix, String delimiter, String after, int size) {
        List<String> keys = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        String last = "";
        for (String key : all) {
            String folder = folder(key, prefix, delimiter);
            String name = folder.isEmpty() ? key : folder;
            if (KeyOrder.UTF_8.compare(name, after) <= 0 || name.equals(last)) {
                continue;
            }
            if (keys.size() + folders.size() == size) {
                return new ListPage(keys, folders, true, last);
            }
            (folder.isEmpty() ? keys : folders).add(name);
            last = name;
        }
        return new ListPage(keys, folders, false, last);
    }

    private static String folder(String key, String prefix, String delimiter) {
        int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return cut < 0 ? "" : key.substring(0, cut + delimiter.length());
    }
}
