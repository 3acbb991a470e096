package dev.portcullis.deployvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.json.Limits;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.call.QueryParameters;
import dev.portcullis.web.call.RequestBody;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.path.PathVariables;
import dev.portcullis.web.route.Route;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of its two permissions a question needs. */
class ValidationRouteTest {

  private static final String VALIDATE = "portcullis.deployments.validate";
  private static final String VALIDATE_ONLY = "portcullis.deployments.validateOnly";
  private static final String RECORDED = Manifests.service(Manifests.image(1));
  private static final String TOLD = Manifests.validateOnly(RECORDED);

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);

  @BeforeEach
  void register() throws Exception {
    gate.project("demo").register();
    store.reset();
  }

  @Test
  void route_isOpenToEitherPermission() {
    Route route = route(Set.of());

    assertThat(route.permission()).isEqualTo(VALIDATE);
    assertThat(route.alternatives()).containsExactly(VALIDATE_ONLY);
  }

  @Test
  void validateOnly_alone_isToldAndRecordsNothing() throws Exception {
    assertThat(ask(TOLD, VALIDATE_ONLY).status()).isEqualTo(200);
    assertThat(store.writes()).isZero();

    assertRefused(RECORDED, VALIDATE_ONLY, VALIDATE);
    assertThat(store.writes()).isZero();
  }

  @Test
  void validate_alone_isRecordedAndNotTold() throws Exception {
    assertThat(ask(RECORDED, VALIDATE).status()).isEqualTo(200);
    assertThat(store.writes()).isPositive();

    assertRefused(TOLD, VALIDATE, VALIDATE_ONLY);
  }

  @Test
  void both_areBoth() throws Exception {
    for (String question : List.of(TOLD, RECORDED)) {
      assertThat(ask(question, VALIDATE, VALIDATE_ONLY).status()).isEqualTo(200);
    }
  }

  private void assertRefused(String yaml, String held, String missing) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> ask(yaml, held))
        .satisfies(
            refused -> {
              assertThat(refused.error().httpStatus()).isEqualTo(403);
              assertThat(refused.error().message()).contains("`" + missing + "`");
            });
  }

  private Answer ask(String yaml, String... held) throws Exception {
    Call call =
        new Call(
            Gate.PIPELINE,
            "id",
            new PathVariables(Map.of("project", "demo")),
            QueryParameters.parse("", Set.of()),
            new RequestBody(request(yaml), Limits.REQUEST));
    return route(Set.of(held)).handler().handle(call);
  }

  private Route route(Set<String> held) {
    return new ValidationRoute(
            gate.admission(), (caller, project, permission) -> held.contains(permission))
        .routes()
        .get(0);
  }

  /** What a body needs of a request. */
  private static HttpRequest request(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return (HttpRequest)
        Proxy.newProxyInstance(
            HttpRequest.class.getClassLoader(),
            new Class<?>[] {HttpRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" -> Map.of("Content-Type", List.of("application/yaml"));
                  case "getContentType" -> Optional.of("application/yaml");
                  case "getContentLength" -> (long) bytes.length;
                  case "getInputStream" -> new ByteArrayInputStream(bytes);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
