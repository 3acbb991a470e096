package dev.portcullis.deployvalidation;

import dev.portcullis.record.decision.Detail;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.permission.Permissions;
import java.util.Optional;

/**
 * How much of decisions a caller is shown. What was found instead, and by which keys, tells how to
 * get round a policy, so it takes a permission of its own. Safe for use by many threads.
 */
final class DecisionDetail {

  private static final String EXPLAIN = "portcullis.decisions.explain";

  private final Permissions permissions;

  DecisionDetail(Permissions permissions) {
    this.permissions = permissions;
  }

  Detail of(Call call, ProjectId project) {
    return permissions.holds(call.principal(), Optional.of(project), EXPLAIN)
        ? Detail.EXPLAINED
        : Detail.PLAIN;
  }
}
