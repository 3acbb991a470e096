package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.proxy.Fault.Direction;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;

/** A request that writes, and how to see whether it did: all of it, or nothing. */
enum Deed {
  /** A deployment of the image that is attested. */
  ALLOW(200, 2970, 4700) {
    @Override
    Reply send(Api api) throws IOException {
      return api.validate(Manifests.request("allow", Manifests.service(ATTESTED)));
    }

    @Override
    boolean isDone(Api direct, DocumentStore store) throws IOException {
      return isRecorded(direct, store, "ALLOW");
    }
  },
  /** A deployment of another image. */
  DENY(403, 3500, 3700) {
    @Override
    Reply send(Api api) throws IOException {
      return api.validate(Manifests.request("deny", Manifests.service(OTHER)));
    }

    @Override
    boolean isDone(Api direct, DocumentStore store) throws IOException {
      return isRecorded(direct, store, "DENY");
    }
  },
  /** Another policy. */
  POLICY(200, 1800, 2500) {
    @Override
    Reply send(Api api) throws IOException {
      return api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_DENY"));
    }

    @Override
    boolean isDone(Api direct, DocumentStore store) throws IOException {
      Reply policy = Api.expectOk(direct.get(Api.PROJECT + "/policy"));
      String mode = policy.text("defaultAdmissionRule", "evaluationMode");
      int versions = count(store, "projects/demo/policies/default/revisions");
      assertThat(policy.text("etag")).isEqualTo("r" + versions);
      assertThat(mode).isEqualTo(versions == 1 ? "REQUIRE_ATTESTATION" : "ALWAYS_DENY");
      return versions > 1;
    }
  },
  /** An attestation of the other image. */
  ATTESTATION(200, 3450, 2080) {
    @Override
    Reply send(Api api) throws IOException {
      return api.post(Api.PROJECT + "/occurrences", ATTESTATION_OF_OTHER);
    }

    @Override
    boolean isDone(Api direct, DocumentStore store) throws IOException {
      boolean listed = count(store, "occurrences") == 2;
      Reply asked = direct.validate(Manifests.validateOnly(Manifests.service(OTHER)));
      assertThat(asked.status()).as("evidence and occurrence").isEqualTo(listed ? 200 : 403);
      return listed;
    }
  };

  private static final String ATTESTED = Manifests.image(1);
  private static final String OTHER = Manifests.image(2);
  private static final TestKey KEY = TestKeys.any();

  /** Signed once, as no two signatures are alike, and another signature is another attestation. */
  private static final String ATTESTATION_OF_OTHER = Resources.occurrence("qa", OTHER, KEY);

  private final int success;
  private final int requested;
  private final int answered;

  Deed(int success, int requested, int answered) {
    this.success = success;
    this.requested = requested;
    this.answered = answered;
  }

  /**
   * What all deeds start from: a policy that asks for an attestation, and one image that has it.
   */
  static void prepare(Api api) throws IOException {
    api.requireAttestor("qa", KEY);
    var unused = api.attest("qa", ATTESTED, KEY);
  }

  /** The status of the answer if the store works. */
  int success() {
    return success;
  }

  /** About how many bytes go this way between a server and its store, as measured. */
  int bytes(Direction direction) {
    return direction == Direction.TO_SERVER ? requested : answered;
  }

  /** Sends the request; sent again, it says the same. */
  abstract Reply send(Api api) throws IOException;

  /** Whether it is stored; fails if a part of it is. */
  abstract boolean isDone(Api direct, DocumentStore store) throws IOException;

  private static boolean isRecorded(Api direct, DocumentStore store, String verdict)
      throws IOException {
    var decisions = Api.expectOk(direct.get(Api.PROJECT + "/decisions")).decisions();
    assertThat(decisions).hasSizeLessThan(2).allMatch(d -> d.text("verdict").equals(verdict));
    assertThat(count(store, "projects/demo/requests"))
        .as("the decision and the request that it answered")
        .isEqualTo(decisions.size());
    return !decisions.isEmpty();
  }

  private static int count(DocumentStore store, String collection) {
    return store.query(Query.in(collection)).documents().size();
  }
}
