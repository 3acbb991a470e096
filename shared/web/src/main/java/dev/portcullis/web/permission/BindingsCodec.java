package dev.portcullis.web.permission;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.Member.AccountKind;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.ProjectBindingCodec;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;
import java.util.Optional;

/**
 * Reads who may do what:
 *
 * <pre>{@code
 * bindings:
 * - project: my-project
 *   role: roles/portcullis.deployer
 *   members: ["serviceAccount:ci@my-project.iam.gserviceaccount.com"]
 *   condition:
 *     title: until the move
 *     expression: request.time < timestamp("2030-01-31T12:00:00Z")
 * }</pre>
 *
 * <p>Whatever would give nothing is refused, as nobody writes it on purpose. Safe for use by many
 * threads.
 */
public final class BindingsCodec {

  private static final int MAX_BINDINGS = 1_500;

  private final ProjectBindingCodec bindings = new ProjectBindingCodec();

  /** The bindings; what is wrong is reported at the cursor, and then some may be missing. */
  public List<ProjectBinding> read(Cursor document) {
    Optional<Fields> fields = document.object();
    List<ProjectBinding> read =
        fields
            .flatMap(given -> given.get("bindings"))
            .map(array -> BoundedList.filled(array, MAX_BINDINGS, this::binding))
            .orElse(List.of());
    fields.ifPresent(Fields::refuseUnknown);
    return read;
  }

  private Optional<ProjectBinding> binding(Cursor element) {
    Optional<ProjectBinding> read = bindings.read(element);
    read.ifPresent(binding -> check(element, binding));
    return read;
  }

  private static void check(Cursor element, ProjectBinding binding) {
    Fields fields = element.object().orElseThrow();
    if (PredefinedRoles.permissions(binding.binding().role()).isEmpty()) {
      fields
          .find("role")
          .orElseThrow()
          .problem("gives nothing here; known are " + String.join(", ", PredefinedRoles.names()));
    }
    Cursor members = fields.find("members").orElseThrow();
    for (Member member : binding.binding().members()) {
      if (!canBeProved(member)) {
        members.problem(
            "names `"
                + member.text()
                + "`, which no token proves; name users, service accounts, domains, or identities"
                + " as principal:// and principalSet://");
      }
    }
  }

  /** A token says nothing of groups, and whoever has any token is not yet somebody. */
  private static boolean canBeProved(Member member) {
    return member instanceof Member.Domain
        || member instanceof Member.Federated
        || (member instanceof Member.Account account && account.kind() != AccountKind.GROUP);
  }
}
