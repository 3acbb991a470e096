package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.workload.WorkloadImage;
import java.util.List;

/** A revision that a workload's traffic, tag or split names, and what is known of it. Immutable. */
public sealed interface EarlierRevision {

  /** What it is called. */
  String name();

  /**
   * Earlier decisions tell what it runs.
   *
   * @param name what it is called
   * @param images the images of every decision that allowed it
   */
  record Known(String name, List<WorkloadImage> images) implements EarlierRevision {

    public Known {
      images = List.copyOf(images);
    }
  }

  /** No decision that allowed it is known, so nobody can say what it runs. */
  record Unknown(String name) implements EarlierRevision {}
}
