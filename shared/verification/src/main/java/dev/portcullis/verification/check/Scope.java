package dev.portcullis.verification.check;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;

/** Where a set of checks applies. Immutable. */
public sealed interface Scope {

  /** Whether it applies there. */
  boolean matches(Placement placement);

  /** Whether it applies everywhere where the other one does. */
  boolean covers(Scope other);

  /** It applies wherever no set before it does. */
  record Everywhere() implements Scope {

    @Override
    public boolean matches(Placement placement) {
      return true;
    }

    @Override
    public boolean covers(Scope other) {
      return true;
    }
  }

  /**
   * It applies in one namespace.
   *
   * @param name the namespace's
   */
  record Namespace(String name) implements Scope {

    private static final int MAX_LENGTH = 63;

    public Namespace {
      if (!isName(name, MAX_LENGTH, "-")) {
        throw new IllegalArgumentException("not a namespace");
      }
    }

    /**
     * Reads the name of a namespace.
     *
     * @throws InvalidTextException if it cannot be one
     */
    public static Namespace parse(String text) throws InvalidTextException {
      if (!isName(text, MAX_LENGTH, "-")) {
        throw new InvalidTextException(
            "is not a namespace: 1 to " + MAX_LENGTH + " lower-case letters, digits and hyphens");
      }
      return new Namespace(text);
    }

    @Override
    public boolean matches(Placement placement) {
      return placement instanceof Placement.InCluster pod && pod.namespace().equals(name);
    }

    @Override
    public boolean covers(Scope other) {
      return equals(other)
          || (other instanceof ServiceAccount account && account.namespace().equals(this));
    }
  }

  /**
   * It applies to what runs as one Kubernetes service account.
   *
   * @param namespace the namespace that the account is in
   * @param name the account's
   */
  record ServiceAccount(Namespace namespace, String name) implements Scope {

    private static final int MAX_LENGTH = 253;

    public ServiceAccount {
      if (!isName(name, MAX_LENGTH, "-.")) {
        throw new IllegalArgumentException("not a service account");
      }
    }

    /**
     * Reads a namespace and an account with a colon between them.
     *
     * @throws InvalidTextException if the text is not of that form
     */
    public static ServiceAccount parse(String text) throws InvalidTextException {
      int colon = text.indexOf(':');
      if (colon < 0 || !isName(text.substring(colon + 1), MAX_LENGTH, "-.")) {
        throw new InvalidTextException("is not a service account of the form `NAMESPACE:NAME`");
      }
      return new ServiceAccount(
          Namespace.parse(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public boolean matches(Placement placement) {
      return namespace.matches(placement)
          && placement instanceof Placement.InCluster pod
          && pod.serviceAccount().equals(name);
    }

    @Override
    public boolean covers(Scope other) {
      return equals(other);
    }

    @Override
    public String toString() {
      return namespace.name() + ":" + name;
    }
  }

  private static boolean isName(String text, int maxLength, String extra) {
    return !text.isEmpty()
        && text.length() <= maxLength
        && Ascii.isLowerOrDigit(text.charAt(0))
        && Ascii.isLowerOrDigit(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> Ascii.isLowerOrDigit(c) || extra.indexOf(c) >= 0);
  }
}
