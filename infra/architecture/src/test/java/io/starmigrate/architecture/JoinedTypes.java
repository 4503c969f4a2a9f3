package io.starmigrate.architecture;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds in the code of a class which of our types are made a text of where texts are joined or logged: the compiler
 * asks {@code String.valueOf} for each, right after what it is asked of, or names its type where texts are joined.
 */
final class JoinedTypes extends ClassVisitor {
    private static final Pattern OURS = Pattern.compile("L(io/starmigrate/[^;<]+)");
    private static final String WHOLE = "java/lang/Object";

    private final ClassLoader classes;
    private final BiConsumer<String, String> told;
    private String owner = "";

    /** @param told hears of a place in the code, and of a type of ours, by the names that Java has for them */
    JoinedTypes(ClassLoader classes, BiConsumer<String, String> told) {
        super(Opcodes.ASM9);
        this.classes = classes;
        this.told = told;
    }

    @Override
    public void visit(
            int version, int access, String name, @Nullable String signature, String above, String[] interfaces) {
        owner = name.replace('/', '.');
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new Code(owner + "." + name);
    }

    /** What an instruction has left on the stack: of a type as its signature says, or in a variable. */
    private record Left(String signature, int variable, int at) {
        private static final int NONE = -1;
    }

    private final class Code extends MethodVisitor {
        private final String where;
        private final Map<Label, Integer> labels = new HashMap<>();
        private final List<Left> variables = new ArrayList<>();

        /** What was put into an array since something was logged last. */
        private final List<Left> listed = new ArrayList<>();

        private int at;
        private Left last = new Left("", Left.NONE, 0);

        private Code(String where) {
            super(Opcodes.ASM9);
            this.where = where;
        }

        private void leaves(String signature, int variable) {
            last = new Left(signature, variable, ++at);
        }

        /** A variable's type is told of at the end of a method. */
        private void speak(Left spoken) {
            if (spoken.variable != Left.NONE) {
                variables.add(spoken);
            }
            tell(spoken.signature);
        }

        private void tell(String signature) {
            OURS.matcher(signature)
                    .results()
                    .forEach(type -> told.accept(where, type.group(1).replace('/', '.')));
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
            boolean isText = of.equals("java/lang/String")
                    && name.equals("valueOf")
                    && descriptor.equals("(Ljava/lang/Object;)Ljava/lang/String;");
            boolean isLog = of.equals("org/slf4j/Logger");
            if (isText || isLog) {
                speak(last);
            }
            if (isLog) {
                listed.forEach(this::speak);
                listed.clear();
            }
            leaves(returned(of, name, descriptor), Left.NONE);
        }

        /** With what it is a list of. */
        private String returned(String of, String name, String descriptor) {
            for (java.lang.reflect.Method method : declared(of)) {
                if (method.getName().equals(name)
                        && Type.getMethodDescriptor(method).equals(descriptor)) {
                    return signature(method.getGenericReturnType());
                }
            }
            return Type.getReturnType(descriptor).getDescriptor();
        }

        private java.lang.reflect.Method[] declared(String of) {
            return of.startsWith("io/starmigrate") ? named(of).getDeclaredMethods() : new java.lang.reflect.Method[0];
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
            leaves(held(of, name, descriptor), Left.NONE);
        }

        private String held(String of, String name, String descriptor) {
            if (of.startsWith("io/starmigrate")) {
                for (Field field : named(of).getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        return signature(field.getGenericType());
                    }
                }
            }
            return descriptor;
        }

        private Class<?> named(String type) {
            try {
                return Class.forName(type.replace('/', '.'), false, classes);
            } catch (ClassNotFoundException missing) {
                throw new IllegalStateException(missing);
            }
        }

        /** Types of ours as a descriptor has them, whatever else the type is made of. */
        private String signature(java.lang.reflect.Type type) {
            return Pattern.compile("io\\.starmigrate\\.[\\w.$]+")
                    .matcher(type.getTypeName())
                    .replaceAll(found -> "L" + found.group().replace('.', '/').replace("$", "\\$") + ";");
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            leaves("", opcode == Opcodes.ALOAD ? index : Left.NONE);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            leaves(type.equals(WHOLE) ? "" : "L" + type + ";", Left.NONE);
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String types, Handle bootstrap, Object... arguments) {
            if (called.equals("makeConcatWithConstants")) {
                tell(types);
            }
            leaves("", Left.NONE);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.AASTORE) {
                listed.add(last);
            }
            leaves("", Left.NONE);
        }

        @Override
        public void visitLdcInsn(Object constant) {
            leaves("", Left.NONE);
        }

        @Override
        public void visitLabel(Label label) {
            labels.put(label, at);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
            int from = labels.getOrDefault(start, 0);
            int to = labels.getOrDefault(end, Integer.MAX_VALUE);
            variables.stream()
                    .filter(use -> use.variable == index && from <= use.at && use.at <= to)
                    .forEach(use -> tell(signature == null ? descriptor : signature));
        }
    }
}
