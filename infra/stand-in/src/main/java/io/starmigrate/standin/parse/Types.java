package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.catalog.SqlType;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Column types taken out of parse trees, synonyms resolved. */
public final class Types {
    private static final int STRING_LENGTH = 65533;
    private static final int DECIMAL_PRECISION = 10;

    private Types() {}

    public static SqlType read(StarRocksParser.TypeContext type) {
        if (type.decimalType() != null) {
            return decimal(type.decimalType());
        }
        if (type.arrayType() != null) {
            return nested("array", List.of(type.arrayType().type()), List.of());
        }
        if (type.mapType() != null) {
            return nested("map", type.mapType().type(), List.of());
        }
        if (type.structType() != null) {
            return struct(type.structType().subfieldDescs().subfieldDesc());
        }
        return base(type.baseType());
    }

    private static SqlType nested(String name, List<StarRocksParser.TypeContext> children, List<String> fieldNames) {
        return new SqlType(name, List.of(), children.stream().map(Types::read).toList(), fieldNames);
    }

    private static SqlType struct(List<StarRocksParser.SubfieldDescContext> fields) {
        List<String> names =
                fields.stream().map(field -> Names.text(field.identifier())).toList();
        return nested(
                "struct",
                fields.stream().map(StarRocksParser.SubfieldDescContext::type).toList(),
                names);
    }

    private static SqlType decimal(StarRocksParser.DecimalTypeContext type) {
        return SqlType.of("decimal", number(type.precision, DECIMAL_PRECISION), number(type.scale, 0));
    }

    private static int number(@Nullable Token token, int otherwise) {
        return token == null ? otherwise : Integer.parseInt(token.getText());
    }

    private static SqlType base(StarRocksParser.BaseTypeContext type) {
        StarRocksParser.TypeParameterContext parameter = type.typeParameter();
        String name = type.getStart().getText().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "string", "text" -> SqlType.of("varchar", STRING_LENGTH);
            case "integer", "signed" -> SqlType.of("int");
            case "unsigned" -> SqlType.of("bigint");
            case "binary" -> SqlType.of("varbinary");
            case "char", "varchar" -> SqlType.of(name, parameter == null ? 1 : length(parameter));
            case "varbinary" -> parameter == null ? SqlType.of(name) : SqlType.of(name, length(parameter));
            default -> SqlType.of(name);
        };
    }

    private static int length(StarRocksParser.TypeParameterContext parameter) {
        return Integer.parseInt(parameter.INTEGER_VALUE().getText());
    }
}
