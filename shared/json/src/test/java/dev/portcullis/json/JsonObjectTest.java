package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

  @Test
  void builder_everySortOfValue_keepsOrder() {
    JsonObject object =
        JsonObject.builder()
            .put("text", "t")
            .put("number", 2)
            .put("flag", false)
            .put("value", JsonArray.of())
            .put("present", Optional.of(JsonNull.INSTANCE))
            .put("absent", Optional.<JsonValue>empty())
            .putText("presentText", Optional.of("p"))
            .putText("absentText", Optional.empty())
            .putAll(Map.of("fromMap", JsonNumber.of(3)))
            .putAll(JsonObject.builder().put("fromObject", 4).build())
            .build();

    assertThat(JsonWriter.compact(object))
        .isEqualTo(
            """
            {"text":"t","number":2,"flag":false,"value":[],"present":null,"presentText":"p",\
            "fromMap":3,"fromObject":4}""");
  }

  @Test
  void builder_nameTwice_throws() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);

    assertThat(builder.contains("a")).isTrue();
    assertThat(builder.contains("b")).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.put("a", 1))
        .withMessageContaining("`a`");
  }

  @Test
  void builder_emptyName_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.builder().put("", 1));
  }

  @Test
  void builder_usedAgain_leavesTheFirstObjectAlone() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);
    JsonObject first = builder.build();

    JsonObject second = builder.put("b", 2).build();

    assertThat(first).isEqualTo(JsonObject.builder().put("a", 1).build());
    assertThat(second).isEqualTo(JsonObject.builder().put("b", 2).build());
  }

  @Test
  void empty_hasNoFields() {
    assertThat(JsonObject.empty().fields()).isEmpty();
  }

  @Test
  void fields_cannotBeChanged() {
    assertThat(JsonObject.builder().put("a", 1).build().fields()).isUnmodifiable();
  }

  @Test
  void find_presentNullAndAbsent() {
    JsonObject object = JsonObject.builder().put("a", 1).put("none", JsonNull.INSTANCE).build();

    assertThat(object.find("a")).contains(JsonNumber.of(1));
    assertThat(object.find("none")).contains(JsonNull.INSTANCE);
    assertThat(object.find("b")).isEmpty();
  }

  @Test
  void equality_orderOfFields_doesNotMatter() {
    JsonObject one = JsonObject.builder().put("a", 1).put("b", 2).build();
    JsonObject other = JsonObject.builder().put("b", 2).put("a", 1).build();

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }
}
