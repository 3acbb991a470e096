package dev.portcullis.verification.check;

/** No image satisfies it. */
public record AlwaysDeny() implements Condition {

  @Override
  public String type() {
    return "AlwaysDeny";
  }
}
