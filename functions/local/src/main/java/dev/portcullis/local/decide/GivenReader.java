package dev.portcullis.local.decide;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.Problems;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.signature.KeyParser;
import dev.portcullis.wire.attestor.AttestorCodec;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.OccurrenceCodec;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads resources as the API and gcloud print them, each known by what it says, not by the name of
 * its file. Not safe for use by several threads.
 */
final class GivenReader {

  private static final String NEXT_PAGE = "nextPageToken";

  private final PolicyCodec policies = new PolicyCodec();
  private final PlatformPolicyCodec platformPolicies;
  private final AttestorCodec attestors;
  private final NoteCodec notes = new NoteCodec();
  private final OccurrenceCodec occurrences = new OccurrenceCodec();
  private final ProjectSettingsCodec settings = new ProjectSettingsCodec();

  private Optional<ProjectId> project = Optional.empty();
  private Optional<ProjectSettings> givenSettings = Optional.empty();
  private Optional<Policy> givenPolicy = Optional.empty();
  private final Map<PlatformPolicyName, PlatformPolicy> givenPlatformPolicies =
      new LinkedHashMap<>();
  private final Map<AttestorName, Attestor> givenAttestors = new LinkedHashMap<>();
  private final Map<NoteName, Note> givenNotes = new LinkedHashMap<>();
  private final List<Occurrence> givenOccurrences = new ArrayList<>();
  private boolean speaksOfNotes;

  GivenReader(KeyParser keys) {
    this.platformPolicies = new PlatformPolicyCodec(PublicKeys.checkedBy(keys));
    this.attestors = new AttestorCodec(PublicKeys.checkedBy(keys));
  }

  /** Reads one file, and returns what is wrong with it. */
  List<FileProblem> read(SourceFile file) {
    Problems problems = new Problems();
    Cursor document = Cursor.root(file.content(), problems);
    if (file.content() instanceof JsonArray) {
      list(document, this::resource);
    } else {
      resource(document);
    }
    return problems.list().stream().map(problem -> new FileProblem(file.name(), problem)).toList();
  }

  /** What was read so far. */
  Given given() {
    return new Given(
        project,
        givenSettings,
        givenPolicy,
        givenPlatformPolicies,
        List.copyOf(givenAttestors.values()),
        speaksOfNotes ? Optional.of(givenNotes) : Optional.empty(),
        givenOccurrences);
  }

  private void resource(Cursor cursor) {
    Optional<Fields> fields = cursor.object();
    if (fields.isEmpty() || !(cursor.value() instanceof JsonObject object)) {
      return;
    }
    switch (Sort.of(object)) {
      case ATTESTORS -> page(fields.get(), "attestors", this::attestor);
      case NOTES -> {
        speaksOfNotes = true;
        page(fields.get(), "notes", this::note);
      }
      case OCCURRENCES -> page(fields.get(), "occurrences", this::occurrence);
      case POLICY -> policy(cursor, fields.get());
      case PLATFORM_POLICY -> platformPolicy(cursor, fields.get());
      case ATTESTOR -> attestor(cursor);
      case OCCURRENCE -> occurrence(cursor);
      case NOTE -> note(cursor);
      case SETTINGS -> {
        Optional<Received<ProjectSettings>> read = settings.read(cursor);
        refuseSecond(givenSettings, cursor, "settings");
        givenSettings = read.map(Received::value);
      }
      case OTHER_KIND -> {
        // A claim of another kind is no signature, here as in production.
      }
      case UNKNOWN ->
          cursor.problem(
              "is not a policy, platform policy, attestor, note, occurrence or settings, nor a list"
                  + " of them");
    }
  }

  private void page(Fields page, String name, Consumer<Cursor> element) {
    page.get(name).ifPresent(elements -> list(elements, element));
    page.find(NEXT_PAGE)
        .filter(token -> !token.value().equals(JsonString.of("")))
        .ifPresent(token -> token.problem("says that the list goes on; fetch all of it"));
    page.refuseUnknown();
  }

  private static void list(Cursor list, Consumer<Cursor> element) {
    list.array().orElse(List.of()).forEach(element);
  }

  private void policy(Cursor cursor, Fields fields) {
    refuseSecond(givenPolicy, cursor, "policy");
    project = fields.find("name").flatMap(Cursor::string).flatMap(GivenReader::projectOf);
    givenPolicy = policies.read(cursor).map(Received::value);
  }

  /** The name is the server's to give, so one of another form says nothing and harms nothing. */
  private static Optional<ProjectId> projectOf(String policyName) {
    String[] segments = policyName.split("/", -1);
    if (segments.length != 3 || !segments[0].equals("projects") || !segments[2].equals("policy")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProjectId.parse(segments[1])).filter(id -> !id.isNumber());
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }

  private void platformPolicy(Cursor cursor, Fields fields) {
    Optional<PlatformPolicyName> name =
        fields.get("name").flatMap(text -> text.text(PlatformPolicyName::parse));
    Optional<PlatformPolicy> policy =
        name.flatMap(n -> platformPolicies.read(cursor, n.platform())).map(Received::value);
    if (name.isPresent() && policy.isPresent()) {
      add(name.get(), policy.get(), givenPlatformPolicies, cursor);
    }
  }

  private void attestor(Cursor cursor) {
    boolean early =
        cursor.value() instanceof JsonObject object
            && object.find(ApiVersion.V1BETA1.noteField()).isPresent();
    Optional<AttestorName> name =
        cursor
            .object()
            .flatMap(fields -> fields.get("name"))
            .flatMap(text -> text.text(AttestorName::parse));
    name.flatMap(known -> attestors.read(cursor, known, early ? ApiVersion.V1BETA1 : ApiVersion.V1))
        .map(Received::value)
        .ifPresent(attestor -> add(attestor.name(), attestor, givenAttestors, cursor));
  }

  private void note(Cursor cursor) {
    speaksOfNotes = true;
    if (Sort.isOfAnotherKind(cursor.value())) {
      return;
    }
    Optional<NoteName> name =
        cursor
            .object()
            .flatMap(fields -> fields.get("name"))
            .flatMap(text -> text.text(NoteName::parse));
    Optional<Note> note = notes.read(cursor);
    if (name.isPresent() && note.isPresent()) {
      add(name.get(), note.get(), givenNotes, cursor);
    }
  }

  private void occurrence(Cursor cursor) {
    if (!Sort.isOfAnotherKind(cursor.value())) {
      occurrences.read(cursor).ifPresent(givenOccurrences::add);
    }
  }

  private static <K, V> void add(K name, V value, Map<K, V> given, Cursor cursor) {
    if (given.putIfAbsent(name, value) != null) {
      cursor.problem("is given twice: " + name + "; leave one out");
    }
  }

  private static void refuseSecond(Optional<?> first, Cursor cursor, String what) {
    if (first.isPresent()) {
      cursor.problem("is a second " + what + "; leave one out");
    }
  }
}
