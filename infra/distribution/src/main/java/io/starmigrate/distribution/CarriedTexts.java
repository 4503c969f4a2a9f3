package io.starmigrate.distribution;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The licence and notice texts that jars carry. */
final class CarriedTexts {
    private static final Pattern NAME =
            Pattern.compile("(?:meta-inf/)?(?:licenses?/)?(?:[^/]*-)?(?:licen[cs]e|notice|copying)[^/]*");

    private CarriedTexts() {}

    /** The jars of others on a class path, by their names. */
    static Map<String, Path> jars(String classPath) {
        Map<String, Path> jars = new TreeMap<>();
        Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar") && Files.isRegularFile(path))
                .filter(path -> !path.toString().contains("starmigrate") && !isBuiltHere(path))
                .forEach(path -> jars.put(String.valueOf(path.getFileName()), path));
        return jars;
    }

    private static boolean isBuiltHere(Path jar) {
        return jar.getParent() != null && jar.getParent().endsWith("target");
    }

    /** Its texts, by the names they have in it; line ends are those of Unix. */
    static List<String> of(Path jar) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            List<? extends ZipEntry> entries = file.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith(".class"))
                    .filter(entry -> NAME.matcher(entry.getName().toLowerCase(Locale.ROOT))
                            .matches())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream content = file.getInputStream(entry)) {
                    texts.add(new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
                }
            }
        }
        return texts;
    }
}
