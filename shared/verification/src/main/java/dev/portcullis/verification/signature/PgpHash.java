package dev.portcullis.verification.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;

/** The hashes of OpenPGP that are known here. */
enum PgpHash {
  /** For revocations only: what takes a key back counts even if it is weak. */
  SHA1(HashAlgorithmTags.SHA1, "SHA-1"),
  SHA256(HashAlgorithmTags.SHA256, "SHA-256"),
  SHA384(HashAlgorithmTags.SHA384, "SHA-384"),
  SHA512(HashAlgorithmTags.SHA512, "SHA-512");

  private final int tag;
  private final String digest;

  PgpHash(int tag, String digest) {
    this.tag = tag;
    this.digest = digest;
  }

  /** The hash of a number of RFC 4880 section 9.4. */
  static Optional<PgpHash> of(int tag) {
    return Stream.of(values()).filter(hash -> hash.tag == tag).findFirst();
  }

  /** Whether a hash is good enough to stand for something. */
  static boolean isStrong(int tag) {
    return tag != SHA1.tag && of(tag).isPresent();
  }

  /** A new computation of the hash. */
  MessageDigest start() {
    try {
      return MessageDigest.getInstance(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + digest, e);
    }
  }
}
