package dev.portcullis.bench;

import com.google.cloud.functions.HttpRequest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request of which nobody reads anything but its headers. */
record HeadersOnly(Map<String, List<String>> headers) implements HttpRequest {

  HeadersOnly {
    headers = Map.copyOf(headers);
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  @Override
  public String getMethod() {
    throw unread();
  }

  @Override
  public String getUri() {
    throw unread();
  }

  @Override
  public String getPath() {
    throw unread();
  }

  @Override
  public Optional<String> getQuery() {
    throw unread();
  }

  @Override
  public Map<String, List<String>> getQueryParameters() {
    throw unread();
  }

  @Override
  public Map<String, HttpPart> getParts() {
    throw unread();
  }

  @Override
  public Optional<String> getContentType() {
    throw unread();
  }

  @Override
  public long getContentLength() {
    throw unread();
  }

  @Override
  public Optional<String> getCharacterEncoding() {
    throw unread();
  }

  @Override
  public InputStream getInputStream() {
    throw unread();
  }

  @Override
  public BufferedReader getReader() {
    throw unread();
  }

  private static UnsupportedOperationException unread() {
    return new UnsupportedOperationException("only headers are read");
  }
}
