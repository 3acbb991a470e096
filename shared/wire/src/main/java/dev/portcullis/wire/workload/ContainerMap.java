package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.wire.resource.Decoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object written into an annotation, from the names of containers to a text for each.
 *
 * <p>Cloud Run writes the ingress container, if it has no name, with an empty key. Our reader
 * refuses empty keys, as they are mistakes everywhere else; so that container gets a name here that
 * no container can have.
 */
final class ContainerMap {

  private static final String INGRESS = "(ingress)";

  private static final Limits LIMITS =
      Limits.REQUEST.withMaxDepth(1).withMaxValues(1 + FoundImages.MAX_IMAGES);

  private ContainerMap() {}

  /**
   * Reads the text of an annotation; the ingress container has an empty name.
   *
   * @throws InvalidInputException if it is not a JSON object of texts
   */
  static Map<String, String> parse(String annotation) throws InvalidInputException {
    return Decoding.decode(
        JsonText.parse(withNamedIngress(annotation), LIMITS), ContainerMap::read);
  }

  private static Optional<Map<String, String>> read(Cursor cursor) {
    Map<String, String> read = new LinkedHashMap<>();
    cursor
        .object()
        .map(Fields::all)
        .orElse(Map.of())
        .forEach(
            (name, value) ->
                value.string().ifPresent(text -> read.put(name.equals(INGRESS) ? "" : name, text)));
    return Optional.of(read);
  }

  private static String withNamedIngress(String json) {
    StringBuilder named = new StringBuilder(json.length() + INGRESS.length());
    int position = 0;
    while (position < json.length()) {
      int end = json.charAt(position) == '"' ? endOfText(json, position) : position + 1;
      boolean empty = json.startsWith("\"\"", position);
      if (empty && json.startsWith(":", skipSpace(json, end))) {
        named.append('"').append(INGRESS).append('"');
      } else {
        named.append(json, position, end);
      }
      position = end;
    }
    return named.toString();
  }

  /** Where the text ends whose opening quote stands at the position. */
  private static int endOfText(String json, int start) {
    int position = start + 1;
    while (position < json.length() && json.charAt(position) != '"') {
      position += json.charAt(position) == '\\' ? 2 : 1;
    }
    return Math.min(position + 1, json.length());
  }

  private static int skipSpace(String json, int start) {
    int position = start;
    while (position < json.length() && " \t\r\n".indexOf(json.charAt(position)) >= 0) {
      position++;
    }
    return position;
  }
}
