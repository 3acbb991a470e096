package dev.portcullis.verification.check;

/**
 * The image must not have been uploaded too long ago. Immutable.
 *
 * @param maxUploadAgeDays how long ago at most, in days; at least 1
 */
public record ImageFreshness(int maxUploadAgeDays) implements UnsupportedCondition {

  public ImageFreshness {
    if (maxUploadAgeDays < 1) {
      throw new IllegalArgumentException("no image can be that fresh");
    }
  }

  @Override
  public String type() {
    return "ImageFreshnessCheck";
  }

  @Override
  public String missing() {
    return "when images were uploaded";
  }
}
