package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.oracle.ReferenceConstraint;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The organization policy is above the project: nothing that a project can say gets round it. */
class OrgPolicyTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String ORG = "projects/demo/policies/run.allowedBinaryAuthorizationPolicies";
  private static final String OWN = "projects/demo/platforms/cloudRun/policies/own";
  private static final String FOREIGN = "projects/other/platforms/cloudRun/policies/open";
  private static final String OWN_CHECKS = "projects/demo/platforms/gke/policies/own";
  private static final String FOREIGN_CHECKS = "projects/other/platforms/gke/policies/open";
  private static final List<String> POLICIES =
      List.of("default", OWN, FOREIGN, OWN_CHECKS, FOREIGN_CHECKS);
  private static final String ANY_CHECKED =
      PolicyTexts.checks(
          "trustedDirectoryCheck: {trustedDirPatterns: [us-docker.pkg.dev/demo/apps]}");

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  /** Every policy allows, so that a denial is the organization's. */
  @BeforeEach
  void allowEverything() throws Exception {
    demo.register();
    demo.rule("ALWAYS_ALLOW");
    demo.platformPolicy("own", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    TestProject other = gate.project("other");
    other.register();
    other.platformPolicy("open", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    demo.checkPolicy("own", ANY_CHECKED);
    other.checkPolicy("open", ANY_CHECKED);
  }

  @Test
  void anyList_anyQuestion_anySetting_isAsTheReferenceSays() throws Exception {
    List<Optional<List<String>>> lists = new ArrayList<>();
    lists.add(Optional.empty());
    lists.add(Optional.of(List.of("*")));
    lists.add(Optional.of(List.of()));
    for (int subset = 1; subset < 1 << POLICIES.size(); subset++) {
      int chosen = subset;
      lists.add(
          Optional.of(
              POLICIES.stream()
                  .filter(policy -> (chosen & 1 << POLICIES.indexOf(policy)) != 0)
                  .toList()));
    }
    List<ReferenceConstraint.Fate> seen = new ArrayList<>();
    for (Optional<List<String>> allowed : lists) {
      set(allowed);
      for (String setting : List.of("EVALUATE", "SKIP", "DENY")) {
        demo.settings("unannotated: " + setting);
        for (String asked : POLICIES) {
          seen.add(check(allowed, Optional.of(asked), setting));
        }
        seen.add(check(allowed, Optional.empty(), setting));
      }
    }
    assertThat(seen).contains(ReferenceConstraint.Fate.values());
  }

  private ReferenceConstraint.Fate check(
      Optional<List<String>> allowed, Optional<String> asked, String setting) throws Exception {
    ReferenceConstraint.Fate fate = ReferenceConstraint.of("demo", allowed, asked);
    Decision decision =
        demo.decide(
            asked
                .map(policy -> Manifests.service(policy, new String[] {IMAGE}))
                .orElseGet(() -> Manifests.unannotated(IMAGE)));
    String what = allowed + " " + asked + " " + setting + ": " + decision.message();
    Basis held = asked.isPresent() || setting.equals("EVALUATE") ? Basis.RULE : Basis.NOT_ENABLED;
    assertThat(decision.basis())
        .as(what)
        .isEqualTo(
            switch (fate) {
              case HELD -> held;
              case VIOLATION -> Basis.ORG_POLICY;
              case NOT_OURS -> Basis.ERROR;
            });
    boolean refused = asked.isEmpty() && setting.equals("DENY");
    assertThat(decision.expireTime().isPresent())
        .as(what)
        .isEqualTo(fate == ReferenceConstraint.Fate.HELD && !refused);
    return fate;
  }

  @Test
  void violation_namesTheConstraintAndTheVersionThatForbids() throws Exception {
    demo.orgPolicy(PolicyTexts.allowedPolicies("default"));
    demo.orgPolicy(PolicyTexts.allowedPolicies(OWN));
    Decision decision = demo.decide(Manifests.service(IMAGE));

    assertDenied(decision, Basis.ORG_POLICY, ReasonCode.POLICY_NOT_ALLOWED);
    assertThat(decision.policy()).isEqualTo(new PolicyUsed(ORG, 2));
    assertThat(decision.message())
        .isEqualTo(
            "Constraint constraints/run.allowedBinaryAuthorizationPolicies violated for"
                + " projects/demo: the policy `default` is not listed");
  }

  @Test
  void foreignPolicy_listed_isNamedWithItsRevision() throws Exception {
    demo.orgPolicy(PolicyTexts.allowedPolicies(FOREIGN));
    gate.project("other").platformPolicy("open", PolicyTexts.platformRule("ALWAYS_DENY"));
    Decision decision = demo.decide(Manifests.service(FOREIGN, new String[] {IMAGE}));

    assertDenied(decision, Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertThat(decision.policy()).isEqualTo(new PolicyUsed(FOREIGN, 2));
  }

  /** I8: what another project's checks look for there is not ours to see. */
  @Test
  void i8_foreignChecks_countAttestationsOfThisProjectOnly() throws Exception {
    TestKey key = TestKeys.any();
    TestProject other = gate.project("other");
    other.createNote("qa");
    demo.createNote("qa");
    demo.orgPolicy(PolicyTexts.allowedPolicies(FOREIGN_CHECKS));
    String service = Manifests.service(FOREIGN_CHECKS, new String[] {IMAGE});
    String signed = PolicyTexts.signedBy(key);

    other.checkPolicy("open", PolicyTexts.checks(signed));
    other.attest("qa", IMAGE, key);
    demo.attest("qa", IMAGE, key);
    assertDenied(demo.decide(service), Basis.RULE, ReasonCode.CHECK_ERROR);

    other.checkPolicy(
        "open",
        PolicyTexts.checks(
            signed.substring(0, signed.length() - 1)
                + ", containerAnalysisAttestationProjects: [projects/demo]}"));
    assertAllowed(demo.decide(service), Basis.RULE);
  }

  /** I8: the same words whether or not the other project has such a policy. */
  @Test
  void i8_foreignPolicyThatIsNotListed_isNotLookedAt() throws Exception {
    String request = Manifests.request("r", Manifests.service(FOREIGN, new String[] {IMAGE}));
    var first = demo.record(request);
    gate.project("other").platformPolicy("open", PolicyTexts.platformRule("ALWAYS_DENY"));
    var second = demo.record(request);

    assertDenied(first.decision(), Basis.ERROR, ReasonCode.POLICY_NOT_FOUND);
    assertThat(second.name())
        .as("a replay, as nothing that counts has changed")
        .isEqualTo(first.name());
  }

  @Test
  void replay_organizationPolicyWrittenMeanwhile_isDecidedAnew() throws Exception {
    String request = Manifests.request("r", Manifests.service(IMAGE));
    assertAllowed(demo.decide(request), Basis.RULE);
    demo.orgPolicy(PolicyTexts.allowedPolicies(OWN));

    assertDenied(demo.decide(request), Basis.ORG_POLICY, ReasonCode.POLICY_NOT_ALLOWED);
  }

  @Test
  void listThatWasLost_isNotTakenForNone() throws Exception {
    demo.orgPolicy(PolicyTexts.allowedPolicies(OWN));
    Document document =
        store.getAll(OrgPolicyRegister.paths(demo.id())).get(OrgPolicyRegister.path(demo.id()));
    assertThat(store.commit(List.of(Write.delete(document)))).isNotNull();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> demo.decide(Manifests.service(IMAGE)));
  }

  private void set(Optional<List<String>> allowed) throws Exception {
    if (allowed.isEmpty()) {
      return;
    }
    if (allowed.get().isEmpty()) {
      demo.orgPolicy(PolicyTexts.orgRule("denyAll"));
    } else if (allowed.get().contains("*")) {
      demo.orgPolicy(PolicyTexts.orgRule("allowAll"));
    } else {
      demo.orgPolicy(PolicyTexts.allowedPolicies(allowed.get().toArray(String[]::new)));
    }
  }
}
