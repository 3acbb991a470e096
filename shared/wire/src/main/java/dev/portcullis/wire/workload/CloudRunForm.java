package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Excerpt;
import dev.portcullis.json.Fields;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.wire.resource.ProtoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resources of the Cloud Run v2 API, which have no kind: their name says what they are.
 *
 * @see <a href="https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services">
 *     Google's reference</a>
 */
final class CloudRunForm {

  private static final String FIX =
      "write `useDefault: true`, or `policy` as `" + PolicyValue.POLICY_FORM + "`";

  private CloudRunForm() {}

  static Optional<Parts> read(Fields root) {
    Optional<Cursor> nameField = root.find("name");
    if (nameField.isEmpty()) {
      root.cursor()
          .problem(
              "has neither the `apiVersion` and `kind` of a manifest nor the `name` of a resource"
                  + " such as `projects/P/locations/L/services/S`");
    }
    Optional<ResourceName> name = nameField.flatMap(text -> text.text(ResourceName::parse));
    name.ifPresent(known -> checkKind(root, known.kind()));
    return name.flatMap(known -> read(root, known));
  }

  private static Optional<Parts> read(Fields root, ResourceName name) {
    List<Map<String, Cursor>> annotations = new ArrayList<>();
    annotations.add(Parts.entries(root, "annotations"));
    Optional<String> revision = Optional.empty();
    Optional<Fields> body = Optional.of(root);
    for (int i = 0; i < Parts.templatesOf(name.kind()); i++) {
      body = body.flatMap(outer -> Parts.required(outer, "template"));
      body.ifPresent(template -> annotations.add(Parts.entries(template, "annotations")));
      if (Parts.makesRevisions(name.kind())) {
        revision = body.flatMap(t -> ProtoText.find(t, "revision", Metadata.NAME));
      }
    }
    Claims claims =
        new Claims(
            Optional.of(name.id()),
            Optional.of(name.project()),
            Optional.of(name.location()),
            revision);
    Asked asked = Parts.mayAsk(name.kind()) ? asked(root) : Asked.NOTHING;
    return body.map(b -> new Parts(name.kind(), claims, asked, root, b, annotations));
  }

  private static void checkKind(Fields root, Kind kind) {
    Optional<Cursor> written = root.find("kind");
    Optional<String> word = written.flatMap(Cursor::string);
    if (word.isPresent() && !word.get().equals(kind.title())) {
      written
          .get()
          .problem(
              "is "
                  + Excerpt.of(word.get())
                  + ", but `name` says "
                  + kind.title()
                  + "; leave it out");
    }
  }

  private static Asked asked(Fields root) {
    Optional<Cursor> field = root.find("binaryAuthorization");
    return field
        .flatMap(Cursor::object)
        .map(Fields::acceptingProtoNames)
        .map(fields -> asked(field, fields))
        .orElse(Asked.NOTHING);
  }

  private static Asked asked(Optional<Cursor> field, Fields fields) {
    Optional<Cursor> useDefault = fields.find("useDefault");
    Optional<Cursor> policy = fields.find("policy");
    Optional<Cursor> justification = fields.find("breakglassJustification");
    fields.refuseUnknown();
    Breakglass breakglass = PolicyValue.breakglass(justification);
    return new Asked(
        policy(fields.cursor(), useDefault, policy), breakglass, Asked.paths(field, justification));
  }

  private static PolicyAnnotation policy(
      Cursor field, Optional<Cursor> useDefault, Optional<Cursor> policy) {
    Optional<Boolean> isDefault = useDefault.flatMap(Cursor::bool);
    Optional<String> named = policy.flatMap(Cursor::string);
    if (useDefault.isPresent() && policy.isPresent()) {
      return PolicyValue.invalid(field, "`useDefault` and `policy` exclude each other", FIX);
    }
    if (isDefault.equals(Optional.of(true))) {
      return new PolicyAnnotation.Default();
    }
    return named
        .map(text -> PolicyValue.named(policy.orElse(field), text, FIX))
        .orElseGet(() -> PolicyValue.invalid(field, "it names no policy", FIX));
  }
}
