package dev.portcullis.testkit.signing;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.testkit.requirement.Tool;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.signature.SignatureAlgorithm.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The real openssl, in a folder of its own: what users sign with. Tests that use it carry
 * {@code @Requires("openssl")}. Not safe for use by several threads.
 */
public final class Openssl {

  private final Path executable;
  private final Path folder;
  private int files;

  private Openssl(Path executable, Path folder) {
    this.executable = executable;
    this.folder = folder;
  }

  /** The openssl of this machine, writing its files to this folder, such as a {@code @TempDir}. */
  public static Openssl in(Path folder) {
    Path executable =
        Tool.OPENSSL
            .find()
            .orElseThrow(() -> new IllegalStateException("@Requires(\"openssl\") is missing"));
    return new Openssl(executable, folder);
  }

  /** Makes a private key that fits the algorithm; the answer is its file. */
  public Path generateKey(SignatureAlgorithm algorithm) throws IOException {
    Path key = file("key.pem");
    if (algorithm.scheme() == Scheme.ED25519) {
      run("genpkey", "-algorithm", "ED25519", "-out", key.toString());
    } else if (algorithm.scheme() == Scheme.ECDSA) {
      String curve = "ec_paramgen_curve:P-" + algorithm.bits();
      run("genpkey", "-algorithm", "EC", "-pkeyopt", curve, "-out", key.toString());
    } else {
      String bits = "rsa_keygen_bits:" + algorithm.bits();
      run("genpkey", "-algorithm", "RSA", "-pkeyopt", bits, "-out", key.toString());
    }
    return key;
  }

  /** The public half of a private key. */
  public PublicKeyPem publicKey(Path privateKey) throws IOException {
    Path key = file("public.pem");
    run("pkey", "-in", privateKey.toString(), "-pubout", "-out", key.toString());
    try {
      return PublicKeyPem.parse(Files.readString(key));
    } catch (InvalidTextException e) {
      throw new IllegalStateException("what openssl calls a public key " + e.getMessage(), e);
    }
  }

  /**
   * The signature by {@code openssl dgst -sign}, or {@code openssl pkeyutl -sign -rawin} for
   * Ed25519, as the README tells users to make it.
   */
  public Bytes sign(SignatureAlgorithm algorithm, Path privateKey, Bytes payload)
      throws IOException {
    return algorithm.scheme() == Scheme.RSA_PSS
        ? signPss(algorithm, privateKey, payload, "digest")
        : sign(algorithm, privateKey, payload, List.of());
  }

  /** A PSS signature with the salt length that openssl knows by this word or number. */
  public Bytes signPss(
      SignatureAlgorithm algorithm, Path privateKey, Bytes payload, String saltLength)
      throws IOException {
    return sign(
        algorithm,
        privateKey,
        payload,
        List.of("-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:" + saltLength));
  }

  /**
   * Runs openssl.
   *
   * @throws IOException if it does not end well; the message is what it printed
   */
  public void run(String... arguments) throws IOException {
    new Program(executable, folder).run(List.of(arguments));
  }

  private Bytes sign(
      SignatureAlgorithm algorithm, Path privateKey, Bytes payload, List<String> options)
      throws IOException {
    Path signed = file("payload");
    Path signature = file("signature");
    Files.write(signed, payload.toByteArray());
    if (algorithm.scheme() == Scheme.ED25519) {
      run(
          "pkeyutl",
          "-sign",
          "-rawin",
          "-inkey",
          privateKey.toString(),
          "-in",
          signed.toString(),
          "-out",
          signature.toString());
      return Bytes.copyOf(Files.readAllBytes(signature));
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("dgst");
    arguments.add("-" + algorithm.hash().name().toLowerCase(Locale.ROOT));
    arguments.addAll(List.of("-sign", privateKey.toString()));
    arguments.addAll(options);
    arguments.addAll(List.of("-out", signature.toString(), signed.toString()));
    run(arguments.toArray(String[]::new));
    return Bytes.copyOf(Files.readAllBytes(signature));
  }

  private Path file(String name) {
    files++;
    return folder.resolve(files + "-" + name);
  }
}
