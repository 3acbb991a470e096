package dev.portcullis.testkit.conformance;

import dev.portcullis.verification.name.ProjectId;

/**
 * Something that a case is run against: the core over a store, a server over HTTP. Fresh for every
 * case.
 *
 * <p>What cannot be stored or deleted makes the case itself wrong, and is an {@link
 * IllegalStateException} that says what the target answered.
 */
public interface ConformanceTarget {

  /** Stores something that is not there. */
  void create(Resource resource);

  /** Stores something in the place of what is there. */
  void replace(Resource resource);

  /** Deletes what has this full name. */
  void delete(String name);

  /** Asks whether a workload may be deployed. */
  Reply ask(ProjectId project, Question question);
}
