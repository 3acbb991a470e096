package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which project is asked about, and what is not asked of the policy at all. */
class ProjectTest {

  private static final String SERVICE = Manifests.service(Manifests.image(1));
  private static final String V2 =
      """
      name: projects/%s/locations/europe-west1/services/svc
      binaryAuthorization: {useDefault: true}
      template:
        containers:
        - image: %s
      """;

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @Test
  void decide_notRegistered_isRefused() {
    assertRefused(Kind.NOT_FOUND, "project demo is not registered", () -> demo.decide(SERVICE));
    assertRefused(Kind.NOT_FOUND, () -> demo.decide(Manifests.validateOnly(SERVICE)));
    assertThat(store.commits()).isZero();
  }

  @Test
  void decide_projectOfTheManifest_isItsIdOrItsNumber() throws Exception {
    demo.settings("projectNumber: '123'");

    assertAllowed(demo.decide(namespace("demo")), Basis.NO_POLICY);
    assertAllowed(demo.decide(namespace("123")), Basis.NO_POLICY);
    assertAllowed(demo.decide(V2.formatted("demo", Manifests.image(1))), Basis.NO_POLICY);
    assertAllowed(demo.decide(V2.formatted("123", Manifests.image(1))), Basis.NO_POLICY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "124", "demo-2"})
  void decide_manifestOfAnotherProject_isRefusedAndNotRecorded(String project) throws Exception {
    demo.settings("projectNumber: '123'");
    gate.project(project).register();

    for (String manifest : List.of(namespace(project), V2.formatted(project, Manifests.image(1)))) {
      assertRefused(
          Kind.PRECONDITION,
          "the workload belongs to project `" + project + "`",
          () -> demo.decide(manifest));
    }
    assertThat(gate.decisions().list(demo.id(), DecisionFilter.ALL, 9, Optional.empty()).entries())
        .isEmpty();
  }

  @Test
  void decide_numberWhereNoneIsKnown_isRefused() throws Exception {
    demo.register();

    assertRefused(Kind.PRECONDITION, () -> demo.decide(namespace("123")));
  }

  @Test
  void decide_policyVanished_isUnavailableAndNeverTheDefault() throws Exception {
    demo.register();
    demo.rule("ALWAYS_DENY");
    assertThat(demo.decide(SERVICE).expireTime()).isEmpty();
    Document policy = store.find(PolicyRegister.path(demo.id())).orElseThrow();
    assertThat(store.commit(List.of(Write.delete(policy))).conflict()).isEmpty();
    store.reset();

    for (Gate instance : List.of(gate, gate.over(store, 2))) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> demo.on(instance).decide(SERVICE));
    }
    assertThat(store.commits()).isZero();
  }

  @Test
  void decide_settingsDeleted_isRefused() throws Exception {
    demo.register();
    Document settings = store.find(ProjectRegister.path(demo.id())).orElseThrow();
    assertThat(store.commit(List.of(Write.delete(settings))).conflict()).isEmpty();

    assertRefused(Kind.NOT_FOUND, () -> demo.decide(SERVICE));
  }

  private static String namespace(String project) {
    return SERVICE.replace("  name: svc\n", "  name: svc\n  namespace: '" + project + "'\n");
  }
}
