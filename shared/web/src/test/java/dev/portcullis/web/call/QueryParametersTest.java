package dev.portcullis.web.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.InvalidInputException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  private static final Set<String> ACCEPTED = Set.of("filter", "noteId");

  @ParameterizedTest
  @CsvSource({
    "filter=x, x",
    "filter=a=b, a=b",
    "filter=a+b%20c%2B, a b c+",
    "filter=%22sha256%3A0%22, '\"sha256:0\"'",
    "%66ilter=x, x",
    "&&noteId=n&filter=x&, x"
  })
  void find_givenParameter_isDecoded(String query, String value) throws Exception {
    assertThat(QueryParameters.parse(query, ACCEPTED).find("filter")).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "filter", "filter=", "noteId=n"})
  void find_absentOrEmptyParameter_isEmpty(String query) throws Exception {
    assertThat(QueryParameters.parse(query, ACCEPTED).find("filter")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.xgafv=2",
        "$.xgafv=1&$.xgafv=2",
        "%24alt=json%3Benum-encoding%3Dint",
        "access_token=x",
        "alt=json",
        "callback=x",
        "fields=name",
        "key=x",
        "oauth_token=x",
        "prettyPrint=false",
        "quotaUser=x",
        "trace=x",
        "uploadType=media",
        "upload_protocol=raw"
      })
  void parse_whatEveryGoogleApiHas_isLetThrough(String query) throws Exception {
    QueryParameters parameters = QueryParameters.parse(query + "&filter=x", ACCEPTED);

    assertThat(parameters.find("filter")).contains("x");
  }

  @ParameterizedTest
  @CsvSource({
    "filters=x, `filters`",
    "Filter=x, `Filter`",
    "=x, ``",
    "a%0Ab=x, `a\\nb`",
    "filter=x&validateonly=true, `validateonly`"
  })
  void parse_unknownParameter_isRefusedWithTheKnownOnes(String query, String shown) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> QueryParameters.parse(query, ACCEPTED))
        .withMessageContaining(shown)
        .withMessageContaining("only filter, noteId");
  }

  @Test
  void parse_unknownParameterWhereNoneIsKnown_saysSo() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> QueryParameters.parse("filter=x", Set.of()))
        .withMessageContaining("knows none");
  }

  @Test
  void parse_parameterGivenTwice_isRefused() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> QueryParameters.parse("filter=x&filter=x", ACCEPTED))
        .withMessage("filter: is given twice; leave one out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter=%", "filter=%zz", "filter=%C0%AF", "%ff=x"})
  void parse_brokenEncoding_isRefused(String query) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> QueryParameters.parse(query, ACCEPTED))
        .withMessageContaining("not encoded properly");
  }

  @Test
  void parse_everythingWrong_isSaidAtOnce() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> QueryParameters.parse("a=1&b=2&filter=%&filter=x", ACCEPTED))
        .satisfies(invalid -> assertThat(invalid.problems()).hasSize(3));
  }

  @Test
  void parse_longName_isCutInTheMessage() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> QueryParameters.parse("x".repeat(4_000) + "=1", ACCEPTED))
        .satisfies(invalid -> assertThat(invalid.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void find_parameterThatTheRouteDoesNotAccept_isABug() throws Exception {
    QueryParameters parameters = QueryParameters.parse("", ACCEPTED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters.find("pageSize"))
        .withMessageContaining("pageSize");
  }
}
