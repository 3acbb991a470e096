package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a decision costs in round trips. */
class CostTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String SERVICE = Manifests.service(IMAGE);
  private static final TestKey KEY = TestKeys.any();

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void attestTheImage() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.createAttestor("security", KEY);
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
    demo.attest("security", IMAGE, KEY);
    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    store.reset();
  }

  @Test
  void warm_oneImage_isOneReadAndOneCommit() throws Exception {
    assertAllowed(demo.decide(SERVICE), Basis.RULE);

    assertCost(1, 1, 0);
    assertThat(store.writes()).isEqualTo(1);
  }

  @Test
  void warm_otherImagesOfAnotherService_isOneReadAndOneCommit() throws Exception {
    String[] images = IntStream.range(1, 11).mapToObj(Manifests::image).toArray(String[]::new);
    assertThat(demo.decide(Manifests.service(images).replace("svc", "other")).outcome())
        .isEqualTo(Outcome.DENY);

    assertCost(1, 1, 0);
  }

  @Test
  void warm_withRequestId_isOneReadAndOneCommit() throws Exception {
    assertAllowed(demo.decide(Manifests.request("r-1", SERVICE)), Basis.RULE);
    assertCost(1, 1, 0);
    assertThat(store.writes()).isEqualTo(2);

    store.reset();
    assertAllowed(demo.decide(Manifests.request("r-1", SERVICE)), Basis.RULE);
    assertCost(2, 0, 0);
  }

  @Test
  void warm_validateOnly_isOneRead() throws Exception {
    assertThat(demo.ask(Manifests.validateOnly(SERVICE))).isNotNull();

    assertCost(1, 0, 0);
  }

  @Test
  void warm_namedRevisions_areOneQueryEach() throws Exception {
    assertThat(demo.decide(Manifests.traffic(SERVICE, "svc-1", "svc-2")).outcome())
        .isEqualTo(Outcome.DENY);

    assertCost(1, 1, 2);
  }

  @Test
  void cold_ruleWithAttestors_isThreeReads() throws Exception {
    assertAllowed(cold().decide(SERVICE), Basis.RULE);

    assertCost(3, 1, 0);
  }

  @Test
  void cold_manyAttestors_areStillThreeReads() throws Exception {
    String[] attestors =
        IntStream.range(0, 20).mapToObj(i -> "attestor-" + i).toArray(String[]::new);
    for (String attestor : attestors) {
      demo.createAttestor(attestor, KEY);
    }
    demo.require(attestors);
    store.reset();

    assertThat(cold().decide(SERVICE).outcome()).isEqualTo(Outcome.DENY);
    assertCost(3, 1, 0);
  }

  @Test
  void cold_ruleWithoutAttestors_isOneRead() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    store.reset();

    assertAllowed(cold().decide(SERVICE), Basis.RULE);
    assertCost(1, 1, 0);
  }

  @Test
  void cold_platformPolicy_isTwoReadsAndOneWhenWarm() throws Exception {
    demo.platformPolicy(
        "strict", PolicyTexts.platformRequiring("inline", demo.note("qa").toString(), KEY));
    String service =
        Manifests.service(demo.platformPolicy("strict").toString(), new String[] {IMAGE});
    TestProject cold = cold();
    store.reset();

    assertAllowed(cold.decide(service), Basis.RULE);
    assertCost(2, 1, 0);
    store.reset();
    assertAllowed(cold.decide(service), Basis.RULE);
    assertCost(1, 1, 0);
  }

  @Test
  void warm_listedPolicyOfAnotherProject_isOneRead() throws Exception {
    TestProject other = gate.project("other");
    other.register();
    other.platformPolicy(
        "shared", PolicyTexts.platformRequiring("inline", demo.note("qa").toString(), KEY));
    String shared = other.platformPolicy("shared").toString();
    demo.orgPolicy(PolicyTexts.allowedPolicies("default", shared));
    String service = Manifests.service(shared, new String[] {IMAGE});
    assertAllowed(demo.decide(service), Basis.RULE);
    store.reset();

    assertAllowed(demo.decide(service), Basis.RULE);
    assertCost(1, 1, 0);
    demo.orgPolicy(PolicyTexts.allowedPolicies("default"));
    store.reset();
    assertThat(demo.decide(service).basis()).isEqualTo(Basis.ORG_POLICY);
    assertCost(1, 1, 0);
  }

  @Test
  void warm_policyNamesAnotherAttestor_readsEverythingAgain() throws Exception {
    demo.require("qa", "security");
    store.reset();

    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    assertCost(3, 1, 0);
    // Project, policy and its first version; for each attestor itself, its note and the evidence.
    long whole = 3 + 2 * 3;
    assertThat(store.documentsRead()).isEqualTo((whole - 3) + (whole - 2) + whole);

    store.reset();
    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    assertCost(1, 1, 0);
    assertThat(store.documentsRead()).isEqualTo(whole);
  }

  @Test
  void warm_policyNamesFewerAttestors_isOneRead() throws Exception {
    demo.require("qa", "security");
    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    demo.require("qa");
    store.reset();

    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    assertCost(1, 1, 0);
  }

  @Test
  void warm_afterAWorkloadHeldToNoPolicy_staysWarm() throws Exception {
    String invalid = Manifests.service("Default", new String[] {IMAGE});
    assertThat(demo.decide(invalid).basis()).isEqualTo(Basis.ERROR);
    assertCost(1, 1, 0);
    store.reset();

    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    assertCost(1, 1, 0);
  }

  @Test
  void warm_twoProjects_stayWarm() throws Exception {
    TestProject other = gate.project("other");
    other.register();
    other.createAttestor("qa", KEY);
    other.require("qa");
    assertThat(other.decide(SERVICE).outcome()).isEqualTo(Outcome.DENY);
    store.reset();

    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    assertThat(other.decide(SERVICE).outcome()).isEqualTo(Outcome.DENY);
    assertCost(2, 2, 0);
  }

  private TestProject cold() {
    return demo.on(gate.over(store, 2));
  }

  private void assertCost(long reads, long commits, long queries) {
    assertThat(store.reads()).as("reads").isEqualTo(reads);
    assertThat(store.commits()).as("commits").isEqualTo(commits);
    assertThat(store.queries()).as("queries").isEqualTo(queries);
  }
}
