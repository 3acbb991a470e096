package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.wire.resource.BoundedText;
import java.util.Optional;

/** What may be written at the places where Cloud Run looks. */
final class PolicyValue {

  static final String POLICY_FORM = "projects/PROJECT/platforms/cloudRun/policies/ID";

  private static final BoundedText JUSTIFICATION = BoundedText.upTo(1024);

  private PolicyValue() {}

  /**
   * A platform policy by its full name. Cloud Run itself takes only those made for it; the gate
   * knows policies of checks too, so that what they ask can be asked of any workload.
   */
  static PolicyAnnotation named(Cursor cursor, String text, String fix) {
    try {
      return new PolicyAnnotation.Named(PlatformPolicyName.parse(text));
    } catch (InvalidTextException e) {
      return invalid(cursor, Excerpt.of(text) + " names no policy", fix);
    }
  }

  /** Breakglass is asked for by the field being there, however little it says. */
  static Breakglass breakglass(Optional<Cursor> field) {
    // A justification of the wrong type is a problem of the document, so that this answer is moot.
    return field
        .flatMap(cursor -> cursor.text(JUSTIFICATION))
        .<Breakglass>map(Breakglass.Requested::new)
        .orElseGet(Breakglass.NotRequested::new);
  }

  static PolicyAnnotation.Invalid invalid(Cursor cursor, String problem, String fix) {
    return new PolicyAnnotation.Invalid(cursor.path(), problem, fix);
  }
}
