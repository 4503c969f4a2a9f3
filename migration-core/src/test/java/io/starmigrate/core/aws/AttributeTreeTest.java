package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeTreeTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void every_json_value_has_its_attribute_and_comes_back() {
        ObjectNode tree = NODES.objectNode();
        tree.put("text", "名字").put("whole", Long.MAX_VALUE).put("yes", true).put("no", false);
        tree.putNull("nothing");
        tree.putObject("empty");
        tree.putArray("list").add(1L).add("a").addObject().put("deep", -1L);

        Map<String, AttributeValue> attributes = AttributeTree.attributes(tree);

        assertThat(attributes)
                .isEqualTo(Map.of(
                        "text", AttributeValue.fromS("名字"),
                        "whole", AttributeValue.fromN("9223372036854775807"),
                        "yes", AttributeValue.fromBool(true),
                        "no", AttributeValue.fromBool(false),
                        "nothing", AttributeValue.fromNul(true),
                        "empty", AttributeValue.fromM(Map.of()),
                        "list",
                                AttributeValue.fromL(List.of(
                                        AttributeValue.fromN("1"),
                                        AttributeValue.fromS("a"),
                                        AttributeValue.fromM(Map.of("deep", AttributeValue.fromN("-1")))))));
        assertThat(AttributeTree.tree(attributes)).isEqualTo(tree);
    }

    @Test
    void what_is_no_json_is_no_value_of_anything_and_is_kept_wherever_it_stands() {
        List<AttributeValue> foreign = List.of(
                AttributeValue.fromB(SdkBytes.fromUtf8String("x")),
                AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
                AttributeValue.fromSs(List.of("a", "b")),
                AttributeValue.fromNs(List.of("1")),
                AttributeValue.fromN("0.5"),
                AttributeValue.fromN("9223372036854775808"));
        for (AttributeValue value : foreign) {
            Map<String, AttributeValue> item =
                    Map.of("a", value, "b", AttributeValue.fromM(Map.of("c", AttributeValue.fromL(List.of(value)))));

            ObjectNode tree = AttributeTree.tree(item);

            assertThat(tree.get("a").isObject()).isTrue();
            assertThat(tree.get("a").size()).isOne();
            assertThat(AttributeTree.attributes(tree)).isEqualTo(item);
        }
    }

    @Test
    void what_no_record_is_made_of_is_not_stored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeTree.attributes(NODES.objectNode().put("a", new byte[] {1})))
                .withMessage("Cannot store a BINARY node");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeTree.attributes(NODES.objectNode().putPOJO("a", new Object())))
                .withMessage("Cannot store a POJO node");
    }
}
