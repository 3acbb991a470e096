package dev.portcullis.wire.validation;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.text.Ascii;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.CanonicalHash;
import dev.portcullis.wire.workload.WorkloadDocument;
import dev.portcullis.wire.workload.WorkloadReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the body of {@code deployments:validate}: a manifest itself, or an object around a manifest
 * or a list of images, recognised by its field {@code workload} or {@code images}. Safe for use by
 * many threads.
 */
public final class ValidationRequestReader {

  private static final int MAX_CONTEXT = 20;
  private static final int MAX_REQUEST_ID_LENGTH = 128;
  private static final BoundedText CONTEXT_NAME = BoundedText.label(64);
  private static final BoundedText CONTEXT_VALUE = BoundedText.upTo(256);

  private final WorkloadReader workloads = new WorkloadReader();

  /**
   * Reads a body. Empty only if a problem was reported; that there is a value does not mean that
   * none was.
   */
  public Optional<ValidationRequest> read(Cursor body) {
    Optional<Fields> fields = body.object();
    if (fields.isEmpty() || !(body.value() instanceof JsonObject tree)) {
      return Optional.empty();
    }
    boolean wrapped = tree.find("workload").isPresent() || tree.find("images").isPresent();
    return wrapped ? wrapper(fields.get(), tree) : manifest(body);
  }

  private Optional<ValidationRequest> manifest(Cursor body) {
    return workloads
        .read(body)
        .map(
            document ->
                new ValidationRequest(
                    Optional.of(document),
                    document.workload(),
                    Map.of(),
                    Optional.empty(),
                    false,
                    CanonicalHash.of(document.tree())));
  }

  private Optional<ValidationRequest> wrapper(Fields fields, JsonObject tree) {
    Optional<Cursor> manifest = fields.find("workload");
    Optional<Cursor> images = fields.find("images");
    Map<String, String> context =
        fields.find("context").map(ValidationRequestReader::context).orElse(Map.of());
    Optional<String> requestId =
        fields.find("requestId").flatMap(text -> text.text(ValidationRequestReader::requestId));
    boolean validateOnly = fields.find("validateOnly").flatMap(Cursor::bool).orElse(false);
    fields.refuseUnknown();
    if (manifest.isPresent() == images.isPresent()) {
      fields.cursor().problem("needs either `workload` or `images`, and not both");
      return Optional.empty();
    }
    Optional<WorkloadDocument> document = manifest.flatMap(workloads::read);
    Optional<Workload> workload =
        document.map(WorkloadDocument::workload).or(() -> images.flatMap(ImageList::read));
    String hash = CanonicalHash.of(withoutRequestId(tree));
    return workload.map(
        w -> new ValidationRequest(document, w, context, requestId, validateOnly, hash));
  }

  private static JsonObject withoutRequestId(JsonObject body) {
    JsonObject.Builder rest = JsonObject.builder();
    body.fields()
        .forEach(
            (name, value) -> {
              if (!name.equals("requestId")) {
                rest.put(name, value);
              }
            });
    return rest.build();
  }

  private static Map<String, String> context(Cursor cursor) {
    Map<String, Cursor> entries = cursor.object().map(Fields::all).orElse(Map.of());
    if (entries.size() > MAX_CONTEXT) {
      cursor.problem("has more than " + MAX_CONTEXT + " entries");
      return Map.of();
    }
    Map<String, String> context = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          CONTEXT_NAME.problemWith(name).ifPresent(why -> entry.problem("has a name that " + why));
          entry.text(CONTEXT_VALUE).ifPresent(value -> context.put(name, value));
        });
    return context;
  }

  private static String requestId(String text) throws InvalidTextException {
    boolean valid =
        !text.isEmpty()
            && text.length() <= MAX_REQUEST_ID_LENGTH
            && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || "._~-".indexOf(c) >= 0);
    if (!valid) {
      throw new InvalidTextException(
          "is not a request id: 1 to "
              + MAX_REQUEST_ID_LENGTH
              + " letters, digits, `.`, `_`, `~` and `-`");
    }
    return text;
  }
}
