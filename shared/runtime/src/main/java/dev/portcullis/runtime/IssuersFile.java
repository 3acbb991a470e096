package dev.portcullis.runtime;

import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.identity.issuer.IssuersCodec;
import java.util.ArrayList;
import java.util.List;

/** Who is believed: Google, and whoever a file adds. */
final class IssuersFile {

  private IssuersFile() {}

  /**
   * Google, and the issuers of the file if there is one.
   *
   * @throws ConfigurationException if it cannot be read, or is no list of issuers
   */
  static List<Issuer> issuers(Callers.Tokens tokens) throws ConfigurationException {
    List<Issuer> issuers = new ArrayList<>();
    issuers.add(Issuer.google(tokens.audiences()));
    if (tokens.issuers().isPresent()) {
      issuers.addAll(
          ConfigurationFile.read(
              Variable.PORTCULLIS_ISSUERS,
              tokens.issuers().get(),
              new IssuersCodec(tokens.audiences())::read));
    }
    return List.copyOf(issuers);
  }
}
