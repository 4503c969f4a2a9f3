package io.starmigrate.standin.load;

import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.StoragePath;
import java.util.List;
import java.util.regex.Pattern;

/** File patterns of DATA INFILE: {@code * ? [abc] [a-b] {a,b}}; none of them crosses a slash. */
final class FileGlob {
    private static final String SIGNS = "*?[{";

    private FileGlob() {}

    /** The objects a path means; a path without signs means itself. */
    static List<BackendStorage.Item> find(BackendStorage storage, StoragePath path) {
        String key = path.key();
        int sign = firstSign(key);
        Pattern pattern = pattern(key);
        return storage.list(path.bucket(), key.substring(0, sign)).stream()
                .filter(item -> pattern.matcher(item.key()).matches())
                .filter(item -> !item.key().endsWith("/"))
                .toList();
    }

    private static int firstSign(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (SIGNS.indexOf(key.charAt(i)) >= 0) {
                return i;
            }
        }
        return key.length();
    }

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                case '[' -> regex.append('[');
                case ']' -> regex.append(']');
                case '^', '-' ->
                    regex.append(inBrackets(glob, i) ? String.valueOf(c) : Pattern.quote(String.valueOf(c)));
                case '{' -> {
                    braces++;
                    regex.append("(?:");
                }
                case '}' -> {
                    braces--;
                    regex.append(')');
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static boolean inBrackets(String glob, int at) {
        return glob.lastIndexOf('[', at) > glob.lastIndexOf(']', at);
    }
}
