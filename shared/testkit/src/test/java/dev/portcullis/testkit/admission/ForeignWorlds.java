package dev.portcullis.testkit.admission;

import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.random.ForeignWorld;
import dev.portcullis.testkit.random.ForeignWorld.Grant;
import dev.portcullis.testkit.random.ForeignWorld.State;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.NoteName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Project {@code demo}, whose policy names an attestor of another project, and what is there. */
final class ForeignWorlds {

  static final String IMAGE = Manifests.image(1);
  static final TestKey KEY = TestKeys.any();

  private ForeignWorlds() {}

  /** A gate in which the policy names the attestor, and there is nothing of the other project. */
  static Gate nothingOf(ForeignWorld world) throws Exception {
    return nothingOf(world, new CountingStore(new InMemoryStore()));
  }

  static Gate nothingOf(ForeignWorld world, CountingStore store) throws Exception {
    Gate gate = new Gate(store);
    TestProject demo = gate.project("demo");
    demo.settings(world.number().map(n -> "projectNumber: '" + n + "'").orElse("{}"));
    demo.createNote("note");
    demo.policy(PolicyTexts.requiring("projects/" + world.owner() + "/attestors/qa"));
    return gate;
  }

  /** The same, with the other project as it is in this world. */
  static Gate of(ForeignWorld world, CountingStore store) throws Exception {
    Gate gate = nothingOf(world, store);
    TestProject owner = gate.project(world.owner());
    NoteName note =
        new NoteName(
            Map.of(
                    State.NOTE_OF_A_THIRD_PROJECT,
                    gate.project("third"),
                    State.NOTE_OF_THE_ASKING_PROJECT,
                    gate.project("demo"))
                .getOrDefault(world.state(), owner)
                .id(),
            "note");
    owner.register();
    if (world.state() != State.NOTE_OF_THE_ASKING_PROJECT) {
      gate.project(note.project().value()).createNote("note");
    }
    Attestor attestor = new Attestor(owner.attestor("qa"), "", note, List.of(KEY.pkix()));
    var unused = gate.attestors().create(Gate.OWNER, attestor);
    owner.grant("qa", bindings(world.bindings()));
    if (world.signed()) {
      var unusedToo = owner.attach(note, IMAGE, Statements.of(IMAGE, KEY));
    }
    if (world.state() == State.WITHOUT_NOTE) {
      gate.notes().delete(Gate.OWNER, note);
    }
    if (world.state() == State.WITHOUT_ATTESTOR || world.state() == State.ATTESTOR_CREATED_AGAIN) {
      gate.attestors().delete(Gate.OWNER, attestor.name());
    }
    if (world.state() == State.ATTESTOR_CREATED_AGAIN) {
      // Told apart by its time, as it is outside of tests.
      gate.clock().advance(Duration.ofMillis(1));
      unused = gate.attestors().create(Gate.OWNER, attestor);
      gate.clock().set(MutableClock.START);
    }
    return gate;
  }

  /** The attestor may be used by whoever these say, and by nobody else. */
  static void grant(Gate gate, ForeignWorld world, Grant... grants) throws Exception {
    gate.project(world.owner()).grant("qa", bindings(List.of(grants)));
  }

  private static String bindings(List<Grant> grants) {
    return grants.stream().map(ForeignWorlds::binding).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String binding(Grant grant) {
    Optional<String> condition =
        grant
            .until()
            .map(
                until ->
                    grant.from().map(from -> "request.time >= " + time(from) + " && ").orElse("")
                        + "request.time < "
                        + time(until));
    return "{role: "
        + grant.role()
        + ", members: ['"
        + grant.member()
        + "']"
        + condition.map(c -> ", condition: {title: t, expression: '" + c + "'}").orElse("")
        + "}";
  }

  private static String time(Duration after) {
    Instant time = MutableClock.START.plus(after);
    return "timestamp(\"" + time + "\")";
  }
}
