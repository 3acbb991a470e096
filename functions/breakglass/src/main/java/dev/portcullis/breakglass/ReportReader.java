package dev.portcullis.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.EventReport;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.settings.BreakglassSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what somebody says of a bypass elsewhere. */
final class ReportReader {

  static final BoundedText REQUEST_ID = BoundedText.label(128);
  static final BoundedText JUSTIFICATION = BoundedText.upTo(BreakglassSettings.MAX_JUSTIFICATION);

  private static final BoundedText LABEL = BoundedText.label(250);
  private static final int MAX_DIGESTS = 200;

  private ReportReader() {}

  static Optional<EventReport> read(Cursor body) {
    Optional<Fields> fields = body.object();
    Optional<EventReport> report = fields.flatMap(ReportReader::read);
    fields.ifPresent(Fields::refuseUnknown);
    return report;
  }

  private static Optional<EventReport> read(Fields fields) {
    Optional<String> requestId = fields.find("requestId").flatMap(c -> c.text(REQUEST_ID));
    Optional<String> system = fields.get("system").flatMap(c -> c.text(LABEL));
    Optional<String> actor = fields.get("actor").flatMap(c -> c.text(LABEL));
    Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
    Optional<BreakglassWorkload> workload =
        fields.get("workload").flatMap(BreakglassWorkload::read);
    List<Digest> digests =
        fields
            .find("digests")
            .map(array -> BoundedList.of(array, MAX_DIGESTS, c -> c.text(Digest::parse)))
            .orElse(List.of());
    String justification =
        fields.find("justification").flatMap(c -> c.text(JUSTIFICATION)).orElse("");
    return system.isPresent() && actor.isPresent() && time.isPresent() && workload.isPresent()
        ? Optional.of(
            new EventReport(
                requestId,
                system.get(),
                actor.get(),
                time.get(),
                workload.get(),
                digests.stream().distinct().toList(),
                justification))
        : Optional.empty();
  }
}
