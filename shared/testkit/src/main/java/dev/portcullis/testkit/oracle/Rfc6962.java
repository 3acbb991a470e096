package dev.portcullis.testkit.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Merkle trees written down from the text of RFC 6962 (section 2.1) and RFC 9162 (sections 2.1.3.2
 * and 2.1.4.2) and nothing else: what the product is compared with. Hashes are byte arrays.
 */
public final class Rfc6962 {

  private Rfc6962() {}

  /** The leaf of a number. */
  public static byte[] leaf(int number) {
    return ("leaf " + number).getBytes(StandardCharsets.UTF_8);
  }

  /** The leaves before a number. */
  public static List<byte[]> leaves(int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(leaf(i));
    }
    return leaves;
  }

  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  /** MTH of RFC 6962. */
  public static byte[] mth(List<byte[]> d) {
    if (d.isEmpty()) {
      return sha256();
    }
    if (d.size() == 1) {
      return sha256(new byte[] {0}, d.get(0));
    }
    int k = k(d.size());
    return sha256(new byte[] {1}, mth(d.subList(0, k)), mth(d.subList(k, d.size())));
  }

  /** PATH of RFC 6962. */
  public static List<byte[]> path(int m, List<byte[]> d) {
    List<byte[]> path = new ArrayList<>();
    if (d.size() == 1) {
      return path;
    }
    int k = k(d.size());
    if (m < k) {
      path.addAll(path(m, d.subList(0, k)));
      path.add(mth(d.subList(k, d.size())));
    } else {
      path.addAll(path(m - k, d.subList(k, d.size())));
      path.add(mth(d.subList(0, k)));
    }
    return path;
  }

  /** PROOF of RFC 6962. */
  public static List<byte[]> proof(int m, List<byte[]> d) {
    return subproof(m, d, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
    List<byte[]> proof = new ArrayList<>();
    int n = d.size();
    if (m == n) {
      if (!b) {
        proof.add(mth(d));
      }
      return proof;
    }
    int k = k(n);
    if (m <= k) {
      proof.addAll(subproof(m, d.subList(0, k), b));
      proof.add(mth(d.subList(k, n)));
    } else {
      proof.addAll(subproof(m - k, d.subList(k, n), false));
      proof.add(mth(d.subList(0, k)));
    }
    return proof;
  }

  /** Verifying an inclusion proof, RFC 9162, section 2.1.3.2: the root that the proof leads to. */
  public static byte[] rootOfInclusion(byte[] leafHash, long index, long size, List<byte[]> proof) {
    long fn = index;
    long sn = size - 1;
    byte[] r = leafHash;
    for (byte[] p : proof) {
      if (sn == 0) {
        throw new AssertionError("the proof is too long");
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = sha256(new byte[] {1}, p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = sha256(new byte[] {1}, r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw new AssertionError("the proof is too short");
    }
    return r;
  }

  /**
   * Verifying a consistency proof, RFC 9162, section 2.1.4.2: the two roots that the proof leads
   * to, of trees that are neither empty nor of one size.
   */
  public static List<byte[]> rootsOfConsistency(
      long first, long second, byte[] firstHash, List<byte[]> given) {
    List<byte[]> proof = new ArrayList<>(given);
    if (Long.bitCount(first) == 1) {
      proof.add(0, firstHash);
    }
    long fn = first - 1;
    long sn = second - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    byte[] fr = proof.get(0);
    byte[] sr = proof.get(0);
    for (byte[] c : proof.subList(1, proof.size())) {
      if (sn == 0) {
        throw new AssertionError("the proof is too long");
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = sha256(new byte[] {1}, c, fr);
        sr = sha256(new byte[] {1}, c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = sha256(new byte[] {1}, sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw new AssertionError("the proof is too short");
    }
    return List.of(fr, sr);
  }
}
