package dev.portcullis.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.testkit.conformance.ConformanceTarget;
import dev.portcullis.testkit.conformance.Question;
import dev.portcullis.testkit.conformance.Reply;
import dev.portcullis.testkit.conformance.Resource;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A server, asked by the same requests that gcloud, Terraform and curl send. Every project has a
 * longer name there than in the case, so that many cases can share a server.
 */
final class HttpTarget implements ConformanceTarget {

  private static final String DECISION = "type.googleapis.com/portcullis.v1.Decision";
  private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

  private static final Pattern PROJECT = Pattern.compile("projects/([^/]+)/");

  private final HttpClient client;
  private final URI server;
  private final String suffix;

  /**
   * A target.
   *
   * @param server where it listens, without a slash at the end
   * @param name what this case's projects have behind their names, and no other's
   */
  HttpTarget(HttpClient client, URI server, String name) {
    this.client = client;
    this.server = server;
    this.suffix = "-" + name;
  }

  @Override
  public void create(Resource resource) {
    String collection = "/v1/" + Resource.collection(resource.kind(), resource.project());
    switch (resource.kind()) {
      case SETTINGS, POLICY -> store("PUT", collection, resource);
      case NOTE -> store("POST", collection + "?noteId=" + resource.id(), resource);
      case ATTESTOR -> store("POST", collection + "?attestorId=" + resource.id(), resource);
      case PLATFORM_POLICY, CHECK_POLICY ->
          store("POST", collection + "?policyId=" + resource.id(), resource);
      case OCCURRENCE -> store("POST", collection, resource);
      case GRANTS -> store("POST", "/v1/" + resource, resource);
      case ORG_POLICY ->
          store("POST", "/v2/projects/" + resource.project() + "/policies", resource);
    }
  }

  @Override
  public void replace(Resource resource) {
    if (resource.kind() == Resource.Kind.GRANTS) {
      create(resource);
    } else if (resource.kind() == Resource.Kind.ORG_POLICY) {
      store("PATCH", "/v2/" + resource, resource);
    } else {
      store("PUT", "/v1/" + resource, resource);
    }
  }

  @Override
  public void delete(String name) {
    String version = name.contains("/policies/run.") ? "/v2/" : "/v1/";
    requireOk(send(request(version + name).DELETE()), name);
  }

  @Override
  public Reply ask(ProjectId project, Question question) {
    HttpResponse<String> response =
        send(
            request("/v1/projects/" + project + "/deployments:validate")
                .header("Content-Type", question.format().contentType())
                .POST(body(question.text())));
    JsonObject body = object(parse(response.body().replace(suffix + "/", "/")));
    return response.statusCode() == 200
        ? new Reply.Decided(200, body)
        : refused(response.statusCode(), object(body.find("error").orElseThrow()));
  }

  /** An error; a decision among its details is the answer, and has to say the same. */
  private static Reply refused(int status, JsonObject error) {
    String message = text(error, "message");
    assertThat(error.find("code")).contains(JsonNumber.of(status));
    assertThat(text(error, "status")).isNotEmpty();
    for (JsonValue element : list(error, "details")) {
      JsonObject detail = object(element);
      if (text(detail, "@type").equals(DECISION)) {
        assertThat(text(error, "status")).isEqualTo("PERMISSION_DENIED");
        assertThat(text(detail, "message")).isEqualTo(message);
        return new Reply.Decided(status, detail);
      }
      if (text(detail, "@type").equals(BAD_REQUEST)) {
        List<String> fields =
            list(detail, "fieldViolations").stream().map(v -> text(object(v), "field")).toList();
        return new Reply.Refused(status, message, fields);
      }
    }
    return new Reply.Refused(status, message, List.of());
  }

  private void store(String method, String path, Resource resource) {
    HttpResponse<String> response =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .method(method, body(JsonWriter.compact(resource.body()))));
    requireOk(response, resource.toString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + withSuffix(path)));
  }

  private BodyPublisher body(String text) {
    return BodyPublishers.ofString(withSuffix(text));
  }

  private String withSuffix(String text) {
    return PROJECT.matcher(text).replaceAll("projects/$1" + suffix + "/");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void requireOk(HttpResponse<String> response, String what) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          what + " was answered " + response.statusCode() + " " + response.body());
    }
  }

  private static JsonValue parse(String json) {
    try {
      return JsonText.parse(json, Limits.REQUEST);
    } catch (InvalidInputException e) {
      throw new IllegalStateException("an answer that is no strict JSON: " + json, e);
    }
  }

  private static List<JsonValue> list(JsonObject object, String name) {
    return object.find(name).map(value -> ((JsonArray) value).values()).orElse(List.of());
  }

  private static String text(JsonObject object, String name) {
    return object.find(name).map(value -> ((JsonString) value).value()).orElse("");
  }

  private static JsonObject object(JsonValue value) {
    return (JsonObject) value;
  }
}
