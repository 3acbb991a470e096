package dev.portcullis.web.memory;

import com.google.cloud.functions.HttpRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request in memory. The target is what stands in the request line; the path that the framework
 * would make of it is its decoded form unless the test says otherwise.
 */
public record InMemoryRequest(
    String method,
    String target,
    String path,
    Map<String, String> headers,
    InputStream body,
    long contentLength)
    implements HttpRequest {

  /** A request without a body. */
  public static InMemoryRequest of(String method, String target) {
    String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
    return new InMemoryRequest(
        method, target, path, Map.of(), new ByteArrayInputStream(new byte[0]), -1);
  }

  /** The same with the path as the framework decoded it. */
  public InMemoryRequest withPath(String decoded) {
    return new InMemoryRequest(method, target, decoded, headers, body, contentLength);
  }

  /** The same with a header more. */
  public InMemoryRequest withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new InMemoryRequest(method, target, path, more, body, contentLength);
  }

  /** The same with a body that says its length, and its type unless that is empty. */
  public InMemoryRequest withBody(String contentType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InMemoryRequest typed = contentType.isEmpty() ? this : withHeader("Content-Type", contentType);
    return typed.withStream(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** The same with a body of this stream; a length of -1 is one that is not known. */
  public InMemoryRequest withStream(InputStream stream, long length) {
    return new InMemoryRequest(method, target, path, headers, stream, length);
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getUri() {
    return "http://localhost:8080" + target;
  }

  @Override
  public String getPath() {
    return path;
  }

  @Override
  public Optional<String> getQuery() {
    int start = target.indexOf('?');
    return start < 0 ? Optional.empty() : Optional.of(target.substring(start + 1));
  }

  @Override
  public Map<String, List<String>> getQueryParameters() {
    throw new UnsupportedOperationException("the edge reads queries itself, strictly");
  }

  @Override
  public Map<String, HttpPart> getParts() {
    throw new UnsupportedOperationException("no body of ours has parts");
  }

  @Override
  public Optional<String> getContentType() {
    return getFirstHeader("Content-Type");
  }

  @Override
  public long getContentLength() {
    return contentLength;
  }

  @Override
  public Optional<String> getCharacterEncoding() {
    return Optional.empty();
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return all;
  }
}
