package dev.portcullis.admission.state;

import dev.portcullis.registers.iam.Grants;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.iam.Roles;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether an attestor's project lets an account of another project use it, at one moment. */
@FunctionalInterface
interface AttestorUse {

  /** What it takes, as on Google's side. */
  String PERMISSION = "binaryauthorization.attestors.verifyImageAttested";

  /**
   * Whether the account may.
   *
   * @param grants what is granted on the attestor as it is now
   */
  boolean isPermitted(String account, IamResource.OfAttestor attestor, Optional<Grants> grants);

  /** Nobody may use anything: for questions in which no attestor of another project counts. */
  static AttestorUse none() {
    return (account, attestor, grants) -> false;
  }

  /** What these roles permit at a moment, in the attestor's project or on it alone. */
  static AttestorUse by(Roles roles, Instant now) {
    return (account, attestor, grants) -> {
      Set<String> members = Set.of(account);
      return roles.giveIn(attestor.project(), members, PERMISSION, now)
          || grants.map(g -> g.give(attestor, members, PERMISSION, roles, now)).orElse(false);
    };
  }
}
