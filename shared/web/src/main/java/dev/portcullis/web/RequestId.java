package dev.portcullis.web;

import com.google.cloud.functions.HttpRequest;
import java.util.function.Supplier;

/** The id by which a request is found again in logs. */
final class RequestId {

  /** The header that carries it, both ways. */
  static final String HEADER = "x-request-id";

  private static final int MAX_LENGTH = 128;

  private RequestId() {}

  /** The caller's, if it has a harmless form; else a fresh one. */
  static String of(HttpRequest request, Supplier<String> fresh) {
    return request.getFirstHeader(HEADER).filter(RequestId::isHarmless).orElseGet(fresh);
  }

  private static boolean isHarmless(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(RequestId::isHarmless);
  }

  private static boolean isHarmless(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '.'
        || character == '_'
        || character == '-';
  }
}
