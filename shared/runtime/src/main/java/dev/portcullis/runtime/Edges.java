package dev.portcullis.runtime;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.web.Edge;
import dev.portcullis.web.EdgeLimits;
import dev.portcullis.web.Identity;
import dev.portcullis.web.LoopbackIdentity;
import dev.portcullis.web.OpenApiPage;
import dev.portcullis.web.Readiness;
import dev.portcullis.web.identity.TokenIdentity;
import dev.portcullis.web.identity.key.HttpKeySource;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.telemetry.CurrentTrace;
import java.util.List;
import java.util.function.Supplier;

/** Makes the edge that all functions of a process share. */
final class Edges {

  private Edges() {}

  /** An edge in front of this store. */
  static Edge of(
      Surroundings surroundings,
      Permissions permissions,
      DocumentStore store,
      Supplier<String> ids) {
    Readiness answers = () -> requireAnswer(store);
    if (surroundings.trust() instanceof Trust.Tokens tokens) {
      TokenIdentity identity =
          new TokenIdentity(tokens.issuers(), new HttpKeySource(), surroundings.clock());
      return of(surroundings, identity, permissions, answers.and(identity::requireKeys), ids);
    }
    return of(surroundings, new LoopbackIdentity(), permissions, answers, ids);
  }

  private static Edge of(
      Surroundings surroundings,
      Identity identity,
      Permissions permissions,
      Readiness readiness,
      Supplier<String> ids) {
    return new Edge(
        identity,
        permissions,
        readiness,
        List.of(OpenApiPage.page()),
        EdgeLimits.USUAL,
        ids,
        surroundings.guard(),
        new CurrentTrace());
  }

  private static void requireAnswer(DocumentStore store) {
    // Whether the document is there does not matter, only that the store says so.
    var unused = store.getAll(List.of(DocumentPath.of("projects", "ready")));
  }
}
