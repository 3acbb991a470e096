package dev.portcullis.wire.grafeas;

import java.util.Objects;

/**
 * A link from a note. Immutable.
 *
 * @param url where it leads
 * @param label what it is called, perhaps nothing
 */
public record RelatedUrl(String url, String label) {

  public RelatedUrl {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(label, "label");
  }
}
