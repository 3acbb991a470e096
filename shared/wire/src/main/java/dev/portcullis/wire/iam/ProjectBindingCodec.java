package dev.portcullis.wire.iam;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.BoundedList;
import java.util.Optional;

/** A binding of an IAM policy, with the {@code project} that it is for beside it. */
public final class ProjectBindingCodec {

  /**
   * Reads a binding, of which nothing may be missing or empty: whoever wrote it meant somebody.
   * Empty only if a problem was reported.
   */
  public Optional<ProjectBinding> read(Cursor cursor) {
    return cursor.object().flatMap(ProjectBindingCodec::read);
  }

  private static Optional<ProjectBinding> read(Fields fields) {
    Optional<ProjectId> project =
        fields.get("project").flatMap(text -> text.text(ProjectId::parse));
    fields.get(BindingCodec.MEMBERS).ifPresent(ProjectBindingCodec::requireFilled);
    Optional<Binding> binding = BindingCodec.read(fields, true);
    return project.flatMap(id -> binding.map(held -> new ProjectBinding(id, held)));
  }

  private static void requireFilled(Cursor members) {
    if (members.value() instanceof JsonArray && !BoundedList.isFilled(members)) {
      members.problem("needs at least one element");
    }
  }
}
