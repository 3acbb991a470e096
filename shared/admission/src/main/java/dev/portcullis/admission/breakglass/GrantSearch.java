package dev.portcullis.admission.breakglass;

import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassGrant.State;
import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.decision.Refusal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a grant that covers all that a workload asks for. */
final class GrantSearch {

  private final Asking asking;
  private final Covered covered;
  private final Instant now;

  GrantSearch(Asking asking, Covered covered, Instant now) {
    this.asking = asking;
    this.covered = covered;
    this.now = now;
  }

  /** The oldest grant that can be used for it. */
  Optional<Document> find(Map<DocumentPath, Document> documents) {
    return asking.grants(documents).stream()
        .filter(document -> problem(BreakglassGrants.read(document)).isEmpty())
        .findFirst();
  }

  /** Why there is none, told of the newest that came near. */
  Refusal refusal(Map<DocumentPath, Document> documents) {
    List<Document> grants = asking.grants(documents);
    String nearest =
        grants.isEmpty()
            ? ", and there is none"
            : nearest(BreakglassGrants.read(grants.get(grants.size() - 1)));
    return new Refusal(
        Refusal.Code.GRANT_NEEDED,
        "a grant for " + asking.workload() + " is needed" + nearest,
        "ask for one by POST /v1/projects/"
            + asking.project()
            + "/breakglassGrants with these digests, and have another person approve it");
  }

  private String nearest(BreakglassGrant grant) {
    return ", and " + grant.name() + " " + problem(grant).orElse("was used meanwhile");
  }

  private Optional<String> problem(BreakglassGrant grant) {
    State state = grant.state(now);
    if (state != State.APPROVED) {
      return Optional.of(
          switch (state) {
            case ASKED -> "is not approved yet";
            case REVOKED -> "was revoked";
            case USED_UP -> "is used up";
            default -> "ended at " + grant.terms().endTime();
          });
    }
    if (!covered.others().isEmpty()) {
      return Optional.of(
          "covers digests only, and the workload runs what has none: a base image, a source build"
              + " or a revision that nobody knows");
    }
    return grant.terms().digests().containsAll(covered.digests())
        ? Optional.empty()
        : Optional.of("is for other images");
  }
}
