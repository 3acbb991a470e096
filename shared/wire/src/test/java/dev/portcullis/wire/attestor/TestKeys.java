package dev.portcullis.wire.attestor;

/** Public keys made for these tests; nobody has the private ones. */
public final class TestKeys {

  /** A key on P-256. */
  public static final String P256 =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEK0eyaWBdRr6h+K+7TgdDFtKXTOul
      fGcfyB1Ov7qDr9lPLxY1Y2Wm8TuoVB8LSTUOVMynbt5papJCJI9QY+8PIw==
      -----END PUBLIC KEY-----
      """;

  /** The id that Google computes for it. */
  public static final String P256_ID = "ni:///sha-256;Up9BTKXgng0lQhnprTYRp2W_xLrQOajdqkt22sYRj3E";

  /** Another key on P-256. */
  public static final String OTHER_P256 =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5i9o6FfTv5fipxi5dta1ol8Zig0/
      BEpaTU8ZFMTUTlpZH7axponjXP7rt3kCPkcKAgCu2DFFoEB6RxUXmo14bQ==
      -----END PUBLIC KEY-----
      """;

  private TestKeys() {}

  /** A key as a text in JSON or YAML, quotes included. */
  public static String quoted(String pem) {
    return '"' + pem.replace("\n", "\\n") + '"';
  }
}
