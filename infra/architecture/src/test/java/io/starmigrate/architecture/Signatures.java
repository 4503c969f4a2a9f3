package io.starmigrate.architecture;

import com.sun.tdk.signaturetest.Setup;
import com.sun.tdk.signaturetest.SignatureTest;
import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.TaskRecorderContract;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** SigTest over the product's classes, as a library: its plugin knows neither our marks nor our words. */
final class Signatures {
    /** Whose jars or folders are looked at. */
    private static final List<Class<?>> OWN =
            List.of(PublicApi.class, MigratorBuilder.class, FileEventTrigger.class, TaskRecorderContract.class);

    /** Types of others in their signatures, where names are all that counts; SigTest wants a class for each. */
    private static final List<String> FOREIGN = List.of(
            "io/micrometer/core/instrument/MeterRegistry",
            "software/amazon/awssdk/services/dynamodb/DynamoDbClient",
            "software/amazon/awssdk/services/sqs/SqsClient");

    private final Path classes;
    private final Set<String> types = new TreeSet<>();

    /** @param folder an empty one, for classes without what SigTest cannot read */
    Signatures(Path folder) throws IOException {
        this.classes = folder;
        for (Class<?> own : OWN) {
            copy(location(own));
        }
        for (String foreign : FOREIGN) {
            ClassWriter empty = new ClassWriter(0);
            int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
            empty.visit(Opcodes.V17, access, foreign, null, "java/lang/Object", null);
            write(folder.resolve(foreign + ".class"), empty.toByteArray());
        }
    }

    /** The public types that are marked, or whose package is, and the suites of the test kit. */
    Set<String> types() {
        return types;
    }

    /** Writes the signatures of all the types, without the names of what is hidden in them. */
    void write(Path file) throws IOException {
        StringWriter told = new StringWriter();
        Setup setup = new Setup();
        setup.run(arguments(file), new PrintWriter(told), null);
        if (!setup.isPassed()) {
            throw new IllegalStateException(told.toString());
        }
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("hfds ") && !line.startsWith("hcls "))
                        .toList());
    }

    /** What of the file's is not there any more, or is otherwise; empty: nothing. What is new is nothing. */
    Optional<String> broken(Path file) {
        StringWriter told = new StringWriter();
        SignatureTest comparison = new SignatureTest();
        comparison.run(arguments(file, "-Static", "-Backward", "-FormatHuman"), new PrintWriter(told), null);
        return comparison.isPassed() ? Optional.empty() : Optional.of(told.toString());
    }

    private String[] arguments(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("-BootCp"); // the JDK's types are the running one's
        arguments.addAll(List.of("-FileName", file.toAbsolutePath().toString(), "-Classpath", classes.toString()));
        types.forEach(type -> arguments.addAll(List.of("-Package", type)));
        return arguments.toArray(String[]::new);
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(Path own) throws IOException {
        if (Files.isDirectory(own)) {
            copyFrom(own);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(own)) {
                copyFrom(jar.getPath("/"));
            }
        }
    }

    private void copyFrom(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".class"))::iterator) {
                String name = root.relativize(file).toString();
                write(classes.resolve(name), withoutAnnotationsOfTypes(Files.readAllBytes(file)));
                if (isPromised(name)) {
                    types.add(typeOf(name));
                }
            }
        }
    }

    private static boolean isPromised(String file) {
        if (file.endsWith("-info.class") || file.matches(".*Test([$].*)?[.]class")) {
            return false;
        }
        try {
            Class<?> type = Class.forName(typeOf(file), false, Signatures.class.getClassLoader());
            Class<?> outer = type.getNestHost();
            boolean marked = outer.isAnnotationPresent(PublicApi.class)
                    || outer.getPackage().isAnnotationPresent(PublicApi.class);
            boolean ofTests = location(outer).equals(location(TaskRecorderContract.class));
            return Modifier.isPublic(type.getModifiers())
                    && marked
                    && (!ofTests || outer.getSimpleName().endsWith("Contract"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String typeOf(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }

    private static void write(Path file, byte[] type) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, type);
    }

    /** SigTest fails on some of them ({@code @Nullable} inside a generic type), and compares none. */
    private static byte[] withoutAnnotationsOfTypes(byte[] type) {
        ClassWriter written = new ClassWriter(0);
        new ClassReader(type).accept(new Plain(written), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return written.toByteArray();
    }

    private static final class Plain extends ClassVisitor {
        Plain(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String name, boolean visible) {
            return null;
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
            return new RecordComponentVisitor(Opcodes.ASM9, super.visitRecordComponent(name, descriptor, signature)) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String name, boolean visible) {
                    return null;
                }
            };
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            return new FieldVisitor(Opcodes.ASM9, super.visitField(access, name, descriptor, signature, value)) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String name, boolean visible) {
                    return null;
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            if (name.indexOf('_') >= 0) {
                return null; // a test of a suite: nobody calls it
            }
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String name, boolean visible) {
                    return null;
                }
            };
        }
    }
}
