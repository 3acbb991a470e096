package dev.portcullis.testkit.simulation;

import dev.portcullis.admission.simulation.SimulationAnswer;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.SimulationRequest;
import dev.portcullis.admission.simulation.SimulationToken;
import dev.portcullis.admission.state.Candidate;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.policy.PolicyCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Policies tried on the decisions of one project, asked as the function asks. */
final class Simulations {

  /** How far back they look if a test does not say. */
  static final int DAYS = 7;

  private final Gate gate;
  private final TestProject project;

  Simulations(Gate gate, TestProject project) {
    this.gate = gate;
    this.project = project;
  }

  /** The request for a page of a trial of a policy in YAML. */
  SimulationRequest request(String yaml, int pageSize, Optional<SimulationToken> token)
      throws Exception {
    Candidate candidate =
        new Candidate.ForProject(
            project.id(), Requests.read(yaml, new PolicyCodec()::read).value());
    return new SimulationRequest(candidate, Sha256.hex(yaml), DAYS, pageSize, token);
  }

  /** A page, or that it cannot be had now. */
  SimulationAnswer ask(String yaml, int pageSize, Optional<SimulationToken> token)
      throws Exception {
    return gate.simulator().run(project.id(), request(yaml, pageSize, token));
  }

  /** The first page, which has to be the only one. */
  Page of(String yaml) throws Exception {
    return only(ask(yaml, SimulationRequest.MAX_PAGE_SIZE, Optional.empty()));
  }

  /** The same for a platform policy. */
  Page ofPlatform(String policy, String yaml) throws Exception {
    PlatformPolicyCodec codec = new PlatformPolicyCodec(PublicKeys.checkedBy(new TinkKeyParser()));
    Candidate candidate =
        new Candidate.ForPlatform(
            project.platformPolicy(policy),
            (CloudRunPolicy)
                Requests.read(yaml, cursor -> codec.read(cursor, Platform.CLOUD_RUN)).value());
    return only(
        gate.simulator()
            .run(
                project.id(),
                new SimulationRequest(
                    candidate,
                    Sha256.hex(yaml),
                    DAYS,
                    SimulationRequest.MAX_PAGE_SIZE,
                    Optional.empty())));
  }

  /** All pages of one run. */
  List<Page> walk(String yaml, int pageSize) throws Exception {
    List<Page> pages = new ArrayList<>();
    Optional<SimulationToken> token = Optional.empty();
    do {
      Page page = page(ask(yaml, pageSize, token));
      pages.add(page);
      token = page.next();
    } while (token.isPresent());
    return pages;
  }

  /** An answer that has to be a page. */
  static Page page(SimulationAnswer answer) {
    if (answer instanceof Page page) {
      return page;
    }
    throw new AssertionError("no page: " + answer);
  }

  private static Page only(SimulationAnswer answer) {
    Page page = page(answer);
    if (page.next().isPresent()) {
      throw new AssertionError("there is more than one page");
    }
    return page;
  }
}
