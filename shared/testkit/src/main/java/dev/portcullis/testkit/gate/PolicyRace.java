package dev.portcullis.testkit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.document.History.Entry;
import dev.portcullis.registers.document.Version;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.resource.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Many who change one policy at once, over any store: each reads it, writes with the etag that it
 * saw, and tries again when it was too late or the store did not say.
 */
public final class PolicyRace {

  private static final int PAGE = 100;

  private final Gate gate;
  private final TestProject project;

  /** A race in a project of its own. */
  public PolicyRace(DocumentStore store, String projectId) {
    this.gate = new Gate(store);
    this.project = gate.project(projectId);
  }

  /**
   * Runs so many writers, each of so many changes.
   *
   * @throws AssertionError unless every write that succeeded is in the history once, directly after
   *     the version that its author saw, and nothing else is
   */
  public void run(int writers, int changes)
      throws RegisterException,
          InvalidInputException,
          InvalidPageTokenException,
          InterruptedException {
    project.register();
    var unused = gate.policies().put(Gate.OWNER, project.id(), received("start", Optional.empty()));

    List<List<Made>> made = Race.of(writers, writer -> () -> write("writer " + writer, changes));

    List<Made> kept = new ArrayList<>();
    for (Version<Policy> version : history()) {
      kept.add(new Made(version.number(), version.resource().orElseThrow().description()));
    }
    assertThat(kept.stream().map(Made::number))
        .as("numbers in the history")
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 1L + (long) writers * changes).boxed().toList());
    assertThat(kept.subList(1, kept.size()))
        .as("versions in the history")
        .containsExactlyInAnyOrderElementsOf(made.stream().flatMap(List::stream).toList());
  }

  private record Made(long number, String description) {}

  private List<Made> write(String writer, int changes) throws Exception {
    List<Made> made = new ArrayList<>();
    while (made.size() < changes) {
      made.add(change(writer + ", change " + made.size()));
    }
    return made;
  }

  private Made change(String description) throws Exception {
    while (true) {
      long seen = gate.policies().find(project.id()).orElseThrow().number();
      try {
        var written =
            gate.policies()
                .put(Gate.OWNER, project.id(), received(description, Optional.of("r" + seen)));
        assertThat(written.number()).as("the version after the one seen").isEqualTo(seen + 1);
        return new Made(written.number(), description);
      } catch (RegisterException e) {
        assertThat(e.kind()).isEqualTo(RegisterException.Kind.STALE);
      } catch (StoreUnavailableException e) {
        // It may have been written all the same: the history tells.
      }
      Optional<Made> done = find(description);
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  /** A change that was written although its author was told otherwise. */
  private Optional<Made> find(String description) throws InvalidPageTokenException {
    return history().stream()
        .filter(version -> version.resource().orElseThrow().description().equals(description))
        .map(version -> new Made(version.number(), description))
        .findFirst();
  }

  /** The oldest version first. */
  private List<Version<Policy>> history() throws InvalidPageTokenException {
    List<Version<Policy>> versions = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      var page = gate.policies().history(project.id()).page(PAGE, next);
      page.entries().stream().map(Entry::version).forEach(version -> versions.add(0, version));
      next = page.next();
    } while (next.isPresent());
    return versions;
  }

  private static Received<Policy> received(String description, Optional<String> etag) {
    Policy policy =
        new Policy(
            description,
            GlobalPolicyEvaluation.DISABLE,
            Allowlist.empty(),
            new AdmissionRule.AlwaysDeny<>(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG),
            Optional.empty());
    return new Received<>(policy, etag);
  }
}
