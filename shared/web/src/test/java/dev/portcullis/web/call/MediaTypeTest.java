package dev.portcullis.web.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "application/json, JSON",
    "application/json; charset=UTF-8, JSON",
    "Application/JSON;CHARSET=\"utf-8\", JSON",
    "application/json; charset=us-ascii, JSON",
    "application/json; profile=x; charset = utf8, JSON",
    "' application/json ;', JSON",
    "application/yaml, YAML",
    "application/x-yaml, YAML",
    "text/yaml; charset=utf-8, YAML"
  })
  void find_acceptedType_isFound(String header, MediaType type) {
    assertThat(MediaType.find(header)).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "json",
        "text/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json, text/yaml",
        "application/jsonx",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "application/json; charset",
        "application/json; charset=",
        "application/json; charset=utf-8; charset=utf-16"
      })
  void find_anotherTypeOrCharset_isEmpty(String header) {
    assertThat(MediaType.find(header)).isEmpty();
  }

  @Test
  void accepted_namesThemAll() {
    assertThat(MediaType.accepted())
        .isEqualTo("application/json, application/x-yaml, application/yaml, text/yaml");
  }
}
