package dev.portcullis.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.GrantTerms;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.wire.resource.BoundedList;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads what somebody asks for in advance. */
final class GrantReader {

  private GrantReader() {}

  /** What is asked for, and what the caller calls it. */
  record Given(GrantTerms terms, Optional<String> requestId) {}

  static Optional<Given> read(Cursor body) {
    Optional<Fields> fields = body.object();
    Optional<Given> given = fields.flatMap(GrantReader::read);
    fields.ifPresent(Fields::refuseUnknown);
    return given;
  }

  private static Optional<Given> read(Fields fields) {
    Optional<BreakglassWorkload> workload =
        fields.get("workload").flatMap(BreakglassWorkload::read);
    List<Digest> digests =
        fields
            .get("digests")
            .map(
                array ->
                    BoundedList.filled(array, GrantTerms.MAX_DIGESTS, c -> c.text(Digest::parse)))
            .orElse(List.of());
    Optional<Instant> end = fields.get("endTime").flatMap(Cursor::timestamp);
    long uses = fields.find("uses").flatMap(c -> c.integer(1, GrantTerms.MAX_USES)).orElse(1L);
    Optional<String> justification =
        fields.get("justification").flatMap(c -> c.text(ReportReader.JUSTIFICATION));
    Optional<String> requestId =
        fields.find("requestId").flatMap(c -> c.text(ReportReader.REQUEST_ID));
    return workload.isPresent()
            && !digests.isEmpty()
            && end.isPresent()
            && justification.isPresent()
        ? Optional.of(
            new Given(
                new GrantTerms(
                    workload.get(),
                    new HashSet<>(digests),
                    end.get(),
                    (int) uses,
                    justification.get()),
                requestId))
        : Optional.empty();
  }
}
