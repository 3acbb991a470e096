package dev.portcullis.wire.resource;

import static dev.portcullis.wire.resource.Documents.json;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalHashTest {

  @Test
  void of_emptyObject_isTheHashOfTwoBraces() {
    assertThat(CanonicalHash.of(json("{}")))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void of_sameDocumentInOtherOrderAndSyntax_isTheSame() {
    assertThat(CanonicalHash.of(yaml("b: [1, x]\na: {d: true, c: }\n")))
        .isEqualTo(CanonicalHash.of(json("{\"a\":{\"c\":null,\"d\":true},\"b\":[1,\"x\"]}")));
  }

  @Test
  void of_otherDocument_isAnother() {
    assertThat(CanonicalHash.of(json("[1, 2]"))).isNotEqualTo(CanonicalHash.of(json("[2, 1]")));
  }
}
