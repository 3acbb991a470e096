package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Fields;

/**
 * The name that a client writes into a resource. The URL and the server give the real one, so it
 * may be left out; another one shows that the request is not what its author thinks.
 */
final class SentName {

  private SentName() {}

  /** Reports a field that is there, and not empty, and does not hold this name. */
  static void mustBe(Fields fields, String field, Object expected) {
    String name = expected.toString();
    fields
        .find(field)
        .ifPresent(
            sent ->
                sent.string()
                    .filter(text -> !text.isEmpty() && !text.equals(name))
                    .ifPresent(text -> sent.problem("is not `" + name + "`; leave it out")));
  }
}
