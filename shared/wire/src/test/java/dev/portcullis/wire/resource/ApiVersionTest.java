package dev.portcullis.wire.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiVersionTest {

  @ParameterizedTest
  @EnumSource
  void parse_segment_givesItsVersion(ApiVersion version) throws InvalidTextException {
    assertThat(ApiVersion.parse(version.segment())).isEqualTo(version);
  }

  @Test
  void parse_otherSegment_isRefused() {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> ApiVersion.parse("V1"))
        .withMessageContaining("use `v1`");
  }
}
