package dev.portcullis.registers.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                      | {'a':1}                 | a:null>1",
        "{'a':1}                 | {}                      | a:1>null",
        "{'a':1,'b':2}           | {'b':2,'a':1}           | -",
        "{'a':{'b':{'c':true}}}  | {'a':{'b':{'c':false}}} | a.b.c:true>false",
        "{'a':{'b':1}}           | {}                      | a.b:1>null",
        "{'a':{'x.y':1}}         | {'a':{'x.y':2}}         | a[`x.y`]:1>2",
        "{'a':['x','y']}         | {'a':['y','z']}         | a[`z`]:null>'z' a[`x`]:'x'>null",
        "{'a':['x','y']}         | {'a':['y','x']}         | -",
        "{'a':['x','x']}         | {'a':['x']}             | a[1]:'x'>null",
        "{'a':[1,2]}             | {'a':[1,3]}             | a[1]:2>3",
        "{'a':[{'id':'k','p':1}]}| {'a':[{'id':'l','p':1},{'id':'k','p':2}]}"
            + "| a[`l`].id:null>'l' a[`l`].p:null>1 a[`k`].p:1>2",
        "{'a':[{'namePattern':'x/*'}]} | {'a':[]}          | a[`x/*`].namePattern:'x/*'>null",
        "{'a':[{'p':1}]}         | {'a':[{'p':2}]}         | a[0].p:1>2",
        "{'a':1}                 | {'a':{'b':1}}           | a:1>'an object'",
        "{'a':[1]}               | {'a':'b'}               | a:'an array'>'b'",
        "{'a':null}              | {}                      | a:null>null"
      })
  void between_twoVersions_listsTheLeavesThatDiffer(String before, String after, String wanted)
      throws Exception {
    assertThat(text(Changes.between(json(before), json(after)))).isEqualTo(wanted);
  }

  @Test
  void between_nothingAndSomething_isAllOfIt() throws Exception {
    assertThat(text(Changes.between(Optional.empty(), json("{'a':'x','b':[true]}"))))
        .isEqualTo("a:null>'x' b[0]:null>true");
    assertThat(Changes.between(Optional.empty(), Optional.empty()))
        .isEqualTo(new Changes(List.of(), true));
  }

  @Test
  void between_aLongText_isCut() throws Exception {
    Changes changes = Changes.between(Optional.empty(), json("{'a':'" + "x".repeat(301) + "'}"));

    assertThat(text(changes)).isEqualTo("a:null>'" + "x".repeat(150) + "...'");
    assertThat(text(Changes.between(Optional.empty(), json("{'a':'" + "x".repeat(300) + "'}"))))
        .doesNotContain("...");
  }

  @ParameterizedTest
  @CsvSource({"100, 100, true", "101, 100, false", "5000, 100, false"})
  void between_many_saysWhetherTheseAreAll(int leaves, int listed, boolean complete) {
    JsonObject.Builder many = JsonObject.builder();
    for (int i = 0; i < leaves; i++) {
      many.put("f" + i, i);
    }
    Changes changes = Changes.between(Optional.empty(), Optional.of(many.build()));

    assertThat(changes.list()).hasSize(listed);
    assertThat(changes.complete()).isEqualTo(complete);
  }

  private static String text(Changes changes) {
    String text =
        changes.list().stream()
            .map(
                change ->
                    change.field()
                        + ":"
                        + change.before().map(JsonWriter::compact).orElse("null")
                        + ">"
                        + change.after().map(JsonWriter::compact).orElse("null"))
            .reduce((one, other) -> one + " " + other)
            .orElse("-");
    return text.replace('"', '\'');
  }

  private static Optional<JsonObject> json(String text) throws InvalidInputException {
    return Optional.of((JsonObject) JsonText.parse(text.replace('\'', '"'), Limits.REQUEST));
  }
}
