package dev.portcullis.web.memory;

import com.google.cloud.functions.HttpResponse;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer in memory. Counts how often a status was set, as an answer is written once. */
public final class InMemoryResponse implements HttpResponse {

  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private int answers;

  /** The status that was set. */
  public int status() {
    return status;
  }

  /** How often a status was set. */
  public int answers() {
    return answers;
  }

  /** The body as text. */
  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** The body as JSON. */
  public JsonValue json() throws InvalidInputException {
    return JsonText.parse(body.toByteArray(), Limits.REQUEST);
  }

  /** The one value of a header, or nothing. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new IllegalStateException(name + " was sent " + values.size() + " times");
    }
    return values.stream().findFirst();
  }

  @Override
  public void setStatusCode(int code) {
    status = code;
    answers++;
  }

  @Override
  public void setStatusCode(int code, String message) {
    setStatusCode(code);
  }

  @Override
  public void setContentType(String contentType) {
    headers.put("Content-Type", List.of(contentType));
  }

  @Override
  public Optional<String> getContentType() {
    return header("Content-Type");
  }

  @Override
  public void appendHeader(String header, String value) {
    headers.computeIfAbsent(header, name -> new ArrayList<>()).add(value);
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public BufferedWriter getWriter() {
    throw new UnsupportedOperationException("answers are written as bytes");
  }
}
