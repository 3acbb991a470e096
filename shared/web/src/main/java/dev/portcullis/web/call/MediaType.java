package dev.portcullis.web.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The forms that a body may have, and the names they go by in {@code Content-Type}. */
enum MediaType {
  JSON,
  YAML;

  /** {@code application/yaml} is RFC 9512; the other names of YAML were used before it. */
  private static final Map<String, MediaType> BY_NAME =
      Map.of(
          "application/json", JSON,
          "application/yaml", YAML,
          "application/x-yaml", YAML,
          "text/yaml", YAML);

  private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

  /**
   * The form that a header names; empty if it names another, or a charset that is not UTF-8. Other
   * parameters say nothing to us.
   */
  static Optional<MediaType> find(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    boolean readable = Arrays.stream(parts).skip(1).allMatch(MediaType::isHarmless);
    return Optional.ofNullable(BY_NAME.get(parts[0].strip())).filter(type -> readable);
  }

  /** All names, for a message that says what to send instead. */
  static String accepted() {
    return String.join(", ", new TreeSet<>(BY_NAME.keySet()));
  }

  private static boolean isHarmless(String parameter) {
    String[] parts = parameter.split("=", 2);
    return !parts[0].strip().equals("charset")
        || (parts.length == 2 && CHARSETS.contains(parts[1].strip().replace("\"", "")));
  }
}
