package dev.portcullis.wire.grafeas.filter;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.ResourceUri;
import java.util.Set;

/** The comparisons of a filter, each with a value that something can have. */
final class Comparisons {

  /** All kinds of notes, although there are only attestations here: the others find nothing. */
  private static final Set<String> KINDS =
      Set.of(
          "VULNERABILITY",
          "BUILD",
          "IMAGE",
          "PACKAGE",
          "DEPLOYMENT",
          "DISCOVERY",
          "ATTESTATION",
          "UPGRADE",
          "COMPLIANCE",
          "DSSE_ATTESTATION",
          "VULNERABILITY_ASSESSMENT",
          "SBOM_REFERENCE",
          "SECRET");

  /** A project for the sake of a note's id, which has the same form in every one. */
  private static final ProjectId SOME_PROJECT = new ProjectId("some-project");

  private Comparisons() {}

  static Filter equal(Property property, Token text) throws InvalidTextException {
    String value = text.text();
    try {
      return new Filter.Equal(
          property,
          switch (property) {
            case KIND -> kind(value);
            case NOTE_PROJECT_ID -> ProjectId.parse(value).value();
            case NOTE_ID -> NoteName.of(SOME_PROJECT, value).id();
            case RESOURCE_URI -> ResourceUri.parse(value).normalized();
          });
    } catch (InvalidTextException e) {
      throw refused(text, e);
    }
  }

  static Filter resourceEnding(Token text) throws InvalidTextException {
    try {
      return new Filter.ResourceEnding(ResourceUri.parse(text.text()).normalized());
    } catch (InvalidTextException e) {
      throw refused(text, e);
    }
  }

  private static String kind(String value) throws InvalidTextException {
    if (!KINDS.contains(value)) {
      throw new InvalidTextException("is not a kind");
    }
    return value;
  }

  private static InvalidTextException refused(Token text, InvalidTextException problem) {
    return Token.refused(
        text.position(), "has " + Excerpt.of(text.text()) + ", which " + problem.getMessage());
  }
}
