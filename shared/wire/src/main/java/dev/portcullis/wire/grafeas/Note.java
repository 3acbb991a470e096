package dev.portcullis.wire.grafeas;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What attestations of one authority hang on. Immutable.
 *
 * @param humanReadableName what people call the authority
 * @param shortDescription one sentence about it, perhaps nothing
 * @param longDescription more about it, perhaps nothing
 * @param relatedUrls links, in order
 * @param expirationTime when its author means it to end
 * @param relatedNoteNames other notes, as they were written
 */
public record Note(
    String humanReadableName,
    String shortDescription,
    String longDescription,
    List<RelatedUrl> relatedUrls,
    Optional<Instant> expirationTime,
    List<String> relatedNoteNames) {

  public Note {
    Objects.requireNonNull(shortDescription, "shortDescription");
    Objects.requireNonNull(longDescription, "longDescription");
    relatedUrls = List.copyOf(relatedUrls);
    Objects.requireNonNull(expirationTime, "expirationTime");
    relatedNoteNames = List.copyOf(relatedNoteNames);
    if (humanReadableName.isBlank()) {
      throw new IllegalArgumentException("a note needs a name that people can read");
    }
  }
}
