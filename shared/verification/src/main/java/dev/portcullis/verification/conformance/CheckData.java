package dev.portcullis.verification.conformance;

import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import java.util.List;

/** What checks have to know beside the image. What another sort of check needs becomes a method. */
public interface CheckData {

  /** The attestations of one digest that are stored in one project. */
  Stored attestations(ProjectId project, Digest digest);

  /** What is stored, if that can be told. */
  sealed interface Stored {

    /**
     * All of it, in a fixed order. Unverified.
     *
     * @param attestations perhaps none
     */
    record Everything(List<Attestation> attestations) implements Stored {

      public Everything {
        attestations = List.copyOf(attestations);
      }
    }

    /** More than is looked at for one image. */
    record TooMuch() implements Stored {}

    /** The project does not let this one look; whether anything is there is not said. */
    record Unreadable() implements Stored {}
  }
}
