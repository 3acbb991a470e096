package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I8: what belongs to another project neither lets anything in nor is shown. */
class OtherProjectTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final List<String> PROJECTS = List.of("one", "two", "three");

  private final Gate gate = new Gate(new InMemoryStore());

  /** In every project a note, and for every note an attestor in every project. */
  @BeforeEach
  void attestTheImageEverywhere() throws Exception {
    for (String id : PROJECTS) {
      TestProject project = gate.project(id);
      project.register();
      project.createNote("note");
      project.attest("note", IMAGE, KEY);
    }
    for (String owner : PROJECTS) {
      for (String noteOwner : PROJECTS) {
        Attestor attestor =
            new Attestor(
                gate.project(owner).attestor("note-of-" + noteOwner),
                "",
                gate.project(noteOwner).note("note"),
                List.of(KEY.pkix()));
        assertThat(gate.attestors().create(Gate.OWNER, attestor).number()).isEqualTo(1);
      }
    }
  }

  @Test
  void i8_noOtherProjectsAttestorCounts() throws Exception {
    int allowed = 0;
    for (String project : PROJECTS) {
      for (String owner : PROJECTS) {
        for (String noteOwner : PROJECTS) {
          TestProject asked = gate.project(project);
          asked.policy(
              PolicyTexts.requiring(
                  gate.project(owner).attestor("note-of-" + noteOwner).toString()));
          Decision decision = asked.decide(Manifests.service(IMAGE));

          boolean own = owner.equals(project) && noteOwner.equals(project);
          assertThat(decision.outcome())
              .as("%s asks for an attestor of %s on a note of %s", project, owner, noteOwner)
              .isEqualTo(own ? Outcome.ALLOW : Outcome.DENY);
          if (!own) {
            assertDenied(decision, Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
          }
          allowed += own ? 1 : 0;
        }
      }
    }
    assertThat(allowed).isEqualTo(PROJECTS.size());
  }

  @Test
  void i8_noOtherProjectsNoteCountsInAPlatformPolicy() throws Exception {
    for (String project : PROJECTS) {
      for (String noteOwner : PROJECTS) {
        TestProject asked = gate.project(project);
        asked.platformPolicy(
            "p",
            PolicyTexts.platformRequiring(
                "inline", gate.project(noteOwner).note("note").toString(), KEY));
        Decision decision =
            asked.decide(
                Manifests.service(asked.platformPolicy("p").toString(), new String[] {IMAGE}));

        assertThat(decision.outcome())
            .as("%s asks for a note of %s", project, noteOwner)
            .isEqualTo(noteOwner.equals(project) ? Outcome.ALLOW : Outcome.DENY);
      }
    }
  }

  @Test
  void i8_oneOwnAndOneOther_isDenied() throws Exception {
    TestProject one = gate.project("one");
    one.policy(
        PolicyTexts.requiring(
            "projects/one/attestors/note-of-one", "projects/two/attestors/note-of-two"));

    assertDenied(one.decide(Manifests.service(IMAGE)), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
  }

  @Test
  void i8_attestorThatExistsAndOneThatDoesNot_lookTheSame() throws Exception {
    TestProject one = gate.project("one");
    one.policy(PolicyTexts.requiring("projects/two/attestors/note-of-two"));
    Decision existing = one.decide(Manifests.service(IMAGE));
    one.policy(PolicyTexts.requiring("projects/two/attestors/note-of-six"));
    Decision absent = one.decide(Manifests.service(IMAGE));

    assertThat(existing.images().get(0).reasons().get(0).toString().replace("-two", "-six"))
        .isEqualTo(absent.images().get(0).reasons().get(0).toString());
    assertThat(existing.images().get(0).reasons().get(0).nearestMiss()).isEmpty();
  }

  /** Whoever may attach to a note may do so from a project of their own, as on Google's side. */
  @Test
  void occurrenceOfAnotherProjectOnTheOwnNote_counts() throws Exception {
    TestProject one = gate.project("one");
    String second = Manifests.image(2);
    one.policy(PolicyTexts.requiring("projects/one/attestors/note-of-one"));
    assertThat(
            gate.project("two").attach(one.note("note"), second, Statements.of(second, KEY)).id())
        .isNotEmpty();

    Verdicts.assertAllowed(one.decide(Manifests.service(second)), Basis.RULE);
  }
}
