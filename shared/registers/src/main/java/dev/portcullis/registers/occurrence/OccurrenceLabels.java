package dev.portcullis.registers.occurrence;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.Query.Match;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.Subject;
import dev.portcullis.wire.grafeas.filter.Filter;
import dev.portcullis.wire.grafeas.filter.Property;
import java.util.List;
import java.util.Optional;

/**
 * By what occurrences are found. A list goes by one label, so a label holds, beside the project or
 * the note, each of them together with what lists are often filtered by. One index serves them all,
 * and no value can be taken for another: none of the parts has a space.
 */
final class OccurrenceLabels {

  private static final String PROJECT = "project";
  private static final String NOTE = "note";
  private static final String DIGEST = "digest";

  private OccurrenceLabels() {}

  static Content addTo(Content content, OccurrenceName name, Occurrence occurrence) {
    String project = name.project().value();
    String note = occurrence.noteName().toString();
    Subject subject = Subject.of(occurrence.resourceUri().normalized());
    Content labelled =
        content
            .withLabel(PROJECT, List.of(project, both(project, note), both(project, subject.key())))
            .withLabel(NOTE, List.of(note, both(note, subject.key())));
    return occurrence
        .resourceUri()
        .digest()
        .map(Digest::toString)
        .map(digest -> labelled.withLabel(DIGEST, digest))
        .orElse(labelled);
  }

  /** The fewest occurrences of a project that hold all that a filter accepts. */
  static Match of(ProjectId project, Filter filter) {
    return match(PROJECT, project.value(), subject(filter).or(() -> note(filter)));
  }

  /** The occurrences of a project that are about a digest: nobody else can add to those. */
  static Match of(ProjectId project, Digest digest) {
    return match(PROJECT, project.value(), Optional.of(Subject.of(digest).key()));
  }

  /** The fewest occurrences on a note that hold all that a filter accepts. */
  static Match of(NoteName note, Filter filter) {
    return match(NOTE, note.toString(), subject(filter));
  }

  private static Match match(String label, String value, Optional<String> narrower) {
    return new Match(label, narrower.map(part -> both(value, part)).orElse(value));
  }

  private static Optional<String> subject(Filter filter) {
    return filter.subject().map(Subject::key);
  }

  private static Optional<String> note(Filter filter) {
    return filter
        .only(Property.NOTE_PROJECT_ID)
        .flatMap(
            project ->
                filter
                    .only(Property.NOTE_ID)
                    .map(id -> new NoteName(new ProjectId(project), id).toString()));
  }

  private static String both(String part, String other) {
    return part + " " + other;
  }
}
