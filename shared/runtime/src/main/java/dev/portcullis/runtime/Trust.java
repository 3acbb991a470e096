package dev.portcullis.runtime;

import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.permission.BindingsCodec;
import dev.portcullis.web.permission.BoundPermissions;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.permission.RoleBindings;
import dev.portcullis.wire.iam.ProjectBinding;
import java.time.InstantSource;
import java.util.List;

/** Who is let in, by what they are known, and what they may do. Immutable. */
public sealed interface Trust {

  /** What these callers may do in whole projects. */
  Permissions permissions(InstantSource clock);

  /** What roles there are, and who has them in whole projects. */
  RoleBindings roles();

  /** Whoever can reach the loopback port, as the one local principal, who may do everything. */
  record Loopback() implements Trust {

    @Override
    public Permissions permissions(InstantSource clock) {
      return Permissions.ofLoopback();
    }

    @Override
    public RoleBindings roles() {
      return new RoleBindings(List.of());
    }
  }

  /**
   * Whoever brings a token.
   *
   * @param issuers whose tokens are believed; at least one
   * @param bindings who may do what; nobody may do anything else
   */
  record Tokens(List<Issuer> issuers, List<ProjectBinding> bindings) implements Trust {

    public Tokens {
      issuers = List.copyOf(issuers);
      bindings = List.copyOf(bindings);
      if (issuers.isEmpty()) {
        throw new IllegalArgumentException("somebody has to be believed");
      }
    }

    @Override
    public Permissions permissions(InstantSource clock) {
      return new BoundPermissions(roles(), clock);
    }

    @Override
    public RoleBindings roles() {
      return new RoleBindings(bindings);
    }
  }

  /**
   * As the configuration says.
   *
   * @throws ConfigurationException if a file that it names cannot be used
   */
  static Trust of(Callers callers) throws ConfigurationException {
    if (!(callers instanceof Callers.Tokens tokens)) {
      return new Loopback();
    }
    List<ProjectBinding> bindings =
        tokens.bindings().isPresent()
            ? ConfigurationFile.read(
                Variable.PORTCULLIS_BINDINGS, tokens.bindings().get(), new BindingsCodec()::read)
            : List.of();
    return new Tokens(IssuersFile.issuers(tokens), bindings);
  }
}
