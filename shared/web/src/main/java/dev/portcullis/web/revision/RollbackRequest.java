package dev.portcullis.web.revision;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.wire.resource.Received;
import java.util.Optional;

/**
 * What to go back to. Immutable.
 *
 * @param revision the number of the version
 * @param etag the version that the caller has seen, if it says so
 */
record RollbackRequest(long revision, Optional<String> etag) {

  static Optional<RollbackRequest> read(Cursor body) {
    return body.object().flatMap(RollbackRequest::read);
  }

  private static Optional<RollbackRequest> read(Fields fields) {
    Optional<Cursor> field = fields.get("revision");
    Optional<Long> revision = field.flatMap(Cursor::integerOrText);
    Optional<String> etag = Received.etagOf(fields);
    fields.refuseUnknown();
    if (revision.isPresent() && revision.get() < 1) {
      field.orElseThrow().problem("must be 1 or more: listRevisions names the revisions");
    }
    return revision.map(number -> new RollbackRequest(number, etag));
  }
}
