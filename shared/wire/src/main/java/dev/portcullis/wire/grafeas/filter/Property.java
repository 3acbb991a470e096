package dev.portcullis.wire.grafeas.filter;

import java.util.Map;
import java.util.function.Function;

/** What a filter can ask about. */
public enum Property {
  /** What sort of note or occurrence it is, such as {@code ATTESTATION}. */
  KIND("kind"),
  /** The project of the note. */
  NOTE_PROJECT_ID("noteProjectId"),
  /** The id of the note in its project. */
  NOTE_ID("noteId"),
  /**
   * What the occurrence is about, without its scheme: gcloud creates occurrences without one, and
   * the documentation looks for them with one.
   */
  RESOURCE_URI("resourceUrl");

  /** Every name that clients use. */
  private static final Map<String, Property> BY_NAME =
      Map.ofEntries(
          Map.entry("kind", KIND),
          Map.entry("noteProjectId", NOTE_PROJECT_ID),
          Map.entry("note_project_id", NOTE_PROJECT_ID),
          Map.entry("noteId", NOTE_ID),
          Map.entry("note_id", NOTE_ID),
          Map.entry("resourceUri", RESOURCE_URI),
          Map.entry("resourceUrl", RESOURCE_URI),
          Map.entry("resource_uri", RESOURCE_URI),
          Map.entry("resource_url", RESOURCE_URI),
          Map.entry("resource.uri", RESOURCE_URI),
          Map.entry("resource.url", RESOURCE_URI));

  private final String preferredName;

  Property(String preferredName) {
    this.preferredName = preferredName;
  }

  static Map<String, Property> byName() {
    return BY_NAME;
  }

  /** The name to use. */
  String preferredName() {
    return preferredName;
  }

  /** What a note or an occurrence has for each property that its filters can ask about. */
  @FunctionalInterface
  public interface Values extends Function<Property, String> {}
}
