package dev.portcullis.breakglass;

/** How long the pages of lists are. */
final class Pages {

  static final int USUAL = 50;
  static final int LARGEST = 200;

  private Pages() {}
}
