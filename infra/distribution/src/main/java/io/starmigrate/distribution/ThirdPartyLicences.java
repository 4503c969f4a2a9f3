package io.starmigrate.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Writes the licences of everything the archive's jars are made of into one file: a list of the components with the
 * names of their licences, then each licence and notice text that their jars carry, once, with whose it is.
 */
public final class ThirdPartyLicences {
    /** Maven passes the bill of materials over when it is offline. */
    private static final String INCOMPLETE =
            "Not to be given out: made by a build without a network, which makes no bill of materials.\n";

    private ThirdPartyLicences() {}

    /**
     * Reads a bill of materials and the class path, writes the file.
     *
     * @param arguments the bill of materials (CycloneDX, JSON), and the file to write
     * @throws IllegalStateException when bill and class path differ, or a component has no licence at all
     */
    public static void main(String[] arguments) throws IOException {
        Path bill = Path.of(arguments[0]);
        String text = Files.exists(bill)
                ? text(BillOfMaterials.read(bill), CarriedTexts.jars(System.getProperty("java.class.path")))
                : INCOMPLETE;
        Files.writeString(Path.of(arguments[1]), text, StandardCharsets.UTF_8);
    }

    /**
     * The file's text; the same for the same components, in whatever order.
     *
     * @param jars the jar of each component, by the component's name
     */
    static String text(List<BillOfMaterials.Component> components, Map<String, Path> jars) throws IOException {
        requireSame(components, jars);
        StringBuilder list = new StringBuilder("""
                Software of others that this archive holds, with the licences it is given under. Below the list stand the
                texts that it carries.

                """);
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (BillOfMaterials.Component component : components) {
            List<String> carried = CarriedTexts.of(Objects.requireNonNull(jars.get(component.jar())));
            if (component.licences().isEmpty() && carried.isEmpty()) {
                throw new IllegalStateException("Cannot give out " + component.coordinates()
                        + ": neither its POM nor its jar names a licence; find it, or leave the library out");
            }
            list.append(component.coordinates())
                    .append(": ")
                    .append(component.licences().isEmpty() ? "see below" : String.join(", ", component.licences()))
                    .append('\n');
            carried.forEach(text ->
                    owners.computeIfAbsent(text, key -> new ArrayList<>()).add(component.coordinates()));
        }
        owners.forEach((text, whose) -> list.append("\n\n")
                .append("=".repeat(80))
                .append('\n')
                .append(String.join("\n", whose))
                .append("\n")
                .append("-".repeat(80))
                .append("\n\n")
                .append(text.strip())
                .append('\n'));
        return list.toString();
    }

    private static void requireSame(List<BillOfMaterials.Component> components, Map<String, Path> jars) {
        TreeSet<String> billed = new TreeSet<>();
        components.forEach(component -> billed.add(component.jar()));
        if (!billed.equals(new TreeSet<>(jars.keySet()))) {
            TreeSet<String> unknown = new TreeSet<>(jars.keySet());
            unknown.removeAll(billed);
            billed.removeAll(jars.keySet());
            throw new IllegalStateException("Cannot list the licences: the bill of materials lacks " + unknown
                    + " and has in excess " + billed);
        }
    }
}
