package dev.portcullis.local.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One request of the story, and what has to become of it. Immutable.
 *
 * @param request what is sent; may speak of what was remembered
 * @param status what it is answered with
 * @param expected what the answer says, by path
 * @param shown the paths of the answer that are worth reading
 * @param remembered what later requests are about: its name here, and its path in the answer
 */
record Act(
    Request request,
    int status,
    Map<String, String> expected,
    List<String> shown,
    Map<String, String> remembered) {

  Act {
    Objects.requireNonNull(request, "request");
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    shown = List.copyOf(shown);
    remembered = Map.copyOf(remembered);
  }

  /** The request has to be answered with this status. */
  static Act of(Request request, int status) {
    return new Act(request, status, Map.of(), List.of(), Map.of());
  }

  /** And this has to stand at this path of the answer. */
  Act where(String path, String text) {
    Map<String, String> more = new LinkedHashMap<>(expected);
    more.put(path, text);
    return new Act(request, status, more, shown, remembered);
  }

  /** The same, showing these paths. */
  Act showing(String... paths) {
    return new Act(request, status, expected, List.of(paths), remembered);
  }

  /** The same, remembering what stands at a path. */
  Act remembering(String name, String path) {
    return new Act(request, status, expected, shown, Map.of(name, path));
  }
}
