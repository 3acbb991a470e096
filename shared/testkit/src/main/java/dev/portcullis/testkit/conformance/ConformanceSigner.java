package dev.portcullis.testkit.conformance;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.testkit.conformance.AttestationSpec.SignatureSpec;
import dev.portcullis.testkit.signing.Openssl;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.wire.resource.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes the occurrences of the cases, signed by openssl, from what their {@code attestations.json}
 * says. A signature that is there and holds is kept, so that a run without a change changes nothing
 * (an ECDSA signature is another one every time). Not safe for use by several threads.
 */
public final class ConformanceSigner {

  private static final String SPECS = "attestations.json";

  private final Path cases;
  private final CaseKeys keys;

  ConformanceSigner(Path cases, Supplier<Openssl> openssl) {
    this.cases = cases;
    this.keys = new CaseKeys(cases.resolve(CaseKeys.FOLDER), openssl);
  }

  /** Signs the cases in the folder that is the one argument; the README there tells how. */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createTempDirectory("conformance-signer");
    Path cases = Path.of(arguments[0]);
    new ConformanceSigner(cases, () -> Openssl.in(work))
        .sign()
        .forEach(name -> System.out.println("signed " + name));
  }

  /** Signs what needs it; the answer names the cases that changed. */
  List<String> sign() throws IOException {
    List<String> changed = new ArrayList<>();
    for (Path folder : folders()) {
      if (Files.exists(folder.resolve(SPECS)) && sign(folder)) {
        changed.add(folder.getFileName().toString());
      }
    }
    return changed;
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> entries = Files.list(cases)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  private boolean sign(Path folder) throws IOException {
    Path file = folder.resolve(CaseFolder.STATE);
    try {
      List<AttestationSpec> specs =
          Decoding.decode(
              JsonText.parse(Files.readAllBytes(folder.resolve(SPECS)), Limits.REQUEST),
              cursor -> Optional.of(cursor.list(AttestationSpec::read)));
      JsonObject state = object(JsonText.parse(Files.readAllBytes(file), Limits.REQUEST));
      JsonObject signed = withOccurrences(state, specs);
      if (signed.equals(state)) {
        return false;
      }
      var unused = Files.writeString(file, JsonWriter.pretty(signed) + "\n");
      return true;
    } catch (InvalidInputException e) {
      throw new IOException(folder + ": " + e.problems(), e);
    }
  }

  private JsonObject withOccurrences(JsonObject state, List<AttestationSpec> specs)
      throws IOException {
    List<AttestationSpec> own = specs.stream().filter(s -> s.project().isEmpty()).toList();
    JsonObject.Builder rest = JsonObject.builder();
    for (var field : state.fields().entrySet()) {
      rest.put(
          field.getKey(),
          switch (field.getKey()) {
            case "occurrences" -> occurrences(own, field.getValue());
            case "others" -> others((JsonArray) field.getValue(), specs);
            default -> field.getValue();
          });
    }
    if (!own.isEmpty() && !rest.contains("occurrences")) {
      rest.put("occurrences", occurrences(own, JsonArray.of()));
    }
    return rest.build();
  }

  private JsonArray others(JsonArray others, List<AttestationSpec> specs) throws IOException {
    List<JsonValue> signed = new ArrayList<>();
    for (JsonValue other : others.values()) {
      String project = new DecisionView(object(other)).text("project");
      List<AttestationSpec> its =
          specs.stream()
              .filter(s -> s.project().map(ProjectId::value).equals(Optional.of(project)))
              .map(ConformanceSigner::inItsOwnProject)
              .toList();
      signed.add(withOccurrences(object(other), its));
    }
    return JsonArray.of(signed);
  }

  private JsonArray occurrences(List<AttestationSpec> specs, JsonValue before) throws IOException {
    List<JsonObject> made = new ArrayList<>();
    for (AttestationSpec spec : specs) {
      made.add(occurrence(spec, startingAt(made.size(), ((JsonArray) before).values())));
    }
    return JsonArray.of(made);
  }

  private JsonObject occurrence(AttestationSpec spec, List<JsonValue> before) throws IOException {
    List<JsonObject> signatures = new ArrayList<>();
    for (SignatureSpec signature : spec.signatures()) {
      JsonObject made =
          JsonObject.builder()
              .put("publicKeyId", signature.id())
              .put("signature", signature(signature, spec.signed(), before).base64())
              .build();
      signatures.addAll(Collections.nCopies(signature.times(), made));
    }
    JsonObject.Builder attestation = JsonObject.builder();
    if (!signatures.isEmpty()) {
      attestation.put("serializedPayload", spec.payload().base64());
      attestation.put("signatures", JsonArray.of(signatures));
    }
    if (!spec.jwts().isEmpty()) {
      attestation.put(
          "jwts",
          JsonArray.of(
              spec.jwts().stream()
                  .map(jwt -> JsonObject.builder().put("compactJwt", jwt).build())
                  .toList()));
    }
    return JsonObject.builder()
        .put("resourceUri", spec.image())
        .put("noteName", spec.note())
        .put("kind", "ATTESTATION")
        .put("attestation", attestation.build())
        .build();
  }

  /**
   * The same elements, the one at the place of the occurrence first, so that each finds its own.
   */
  private static List<JsonValue> startingAt(int place, List<JsonValue> occurrences) {
    List<JsonValue> rotated = new ArrayList<>(occurrences);
    Collections.rotate(rotated, -place);
    return rotated;
  }

  /** One that is there already, wherever it stands, or else a new one. */
  private Bytes signature(SignatureSpec spec, Bytes message, List<JsonValue> before)
      throws IOException {
    for (JsonValue occurrence : before) {
      DecisionView attestation = new DecisionView(object(occurrence)).inner("attestation");
      for (DecisionView signature : attestation.list("signatures")) {
        Bytes bytes = decoded(signature.json());
        if (signature.text("publicKeyId").equals(spec.id()) && keys.holds(spec, message, bytes)) {
          return bytes;
        }
      }
    }
    return keys.sign(spec, message);
  }

  private static Bytes decoded(JsonObject signature) {
    try {
      return Decoding.decode(
          signature,
          cursor ->
              cursor
                  .object()
                  .flatMap(fields -> fields.get("signature"))
                  .flatMap(Cursor::base64)
                  .map(Bytes::copyOf));
    } catch (InvalidInputException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static AttestationSpec inItsOwnProject(AttestationSpec spec) {
    return new AttestationSpec(
        Optional.empty(),
        spec.note(),
        spec.image(),
        spec.payload(),
        spec.signed(),
        spec.signatures(),
        spec.jwts());
  }

  private static JsonObject object(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("must be an object, not " + value.kind());
  }
}
