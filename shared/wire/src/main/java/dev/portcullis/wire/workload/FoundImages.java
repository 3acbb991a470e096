package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the images of one manifest, and where they stood. */
final class FoundImages {

  static final int MAX_IMAGES = 100;

  private static final int MAX_WRITTEN = 1024;

  private final List<WorkloadImage> images = new ArrayList<>();
  private final Set<String> places = new HashSet<>();

  /** The images, in the order of finding. */
  List<WorkloadImage> images() {
    return List.copyOf(images);
  }

  /** Whether what stands at this path was taken for an image, a good one or not. */
  boolean isRead(String path) {
    return places.contains(path);
  }

  /** Remembers that what stands there is taken for an image, whatever comes of it. */
  void read(Cursor place) {
    places.add(place.path());
  }

  /** The image of a container. */
  void addContainer(String container, Cursor place) {
    read(place);
    place
        .text(ImageReference::parse)
        .ifPresent(image -> images.add(new ContainerImage(container, place.path(), image)));
  }

  /** Something that ends up in a container too, but that no attestation covers. */
  void addUncovered(String container, Cursor place, String written) {
    read(place);
    images.add(new UncoveredImage(container, place.path(), beginning(written), reference(written)));
  }

  private static String beginning(String written) {
    if (written.length() <= MAX_WRITTEN) {
      return written;
    }
    boolean cutsPair = Character.isHighSurrogate(written.charAt(MAX_WRITTEN - 1));
    return written.substring(0, cutsPair ? MAX_WRITTEN - 1 : MAX_WRITTEN);
  }

  private static Optional<ImageReference> reference(String written) {
    try {
      return Optional.of(ImageReference.parse(written));
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }
}
