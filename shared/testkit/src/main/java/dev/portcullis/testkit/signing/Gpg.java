package dev.portcullis.testkit.signing;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.testkit.requirement.Tool;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PgpBlock;
import dev.portcullis.verification.signature.PgpKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The real gpg, with a home of its own that is gone when it is closed. Tests that use it carry
 * {@code @Requires("gpg")}. Not safe for use by several threads.
 */
public final class Gpg implements AutoCloseable {

  private final Program gpg;
  private final Path home;
  private int files;

  private Gpg(Program gpg, Path home) {
    this.gpg = gpg;
    this.home = home;
  }

  /** The gpg of this machine, with no keys yet. */
  public static Gpg start() throws IOException {
    Path executable =
        Tool.GPG
            .find()
            .orElseThrow(() -> new IllegalStateException("@Requires(\"gpg\") is missing"));
    // Its agent's socket wants a short path, so not a test's own folder.
    Path home =
        Files.createTempDirectory(
            "gpg",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new Gpg(new Program(executable, home), home);
  }

  /** Makes a key of a kind such as {@code rsa3072}, {@code nistp256}, {@code ed25519}. */
  public void generateKey(String name, String kind, String expires, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(Arrays.asList(options));
    arguments.addAll(List.of("--quick-gen-key", address(name), kind, "sign", expires));
    run(arguments);
  }

  /** The public key, as an attestor lists it. */
  public PgpKey publicKey(String name) throws IOException {
    return new PgpKey(publicKeys(name), "", KeyLife.UNLIMITED);
  }

  /** The public keys of several names in one block. */
  public PgpBlock publicKeys(String... names) throws IOException {
    Path exported = file();
    List<String> arguments =
        new ArrayList<>(List.of("--armor", "--output", exported.toString(), "--export"));
    Arrays.stream(names).map(Gpg::address).forEach(arguments::add);
    run(arguments);
    try {
      return PgpBlock.parse(Files.readString(exported));
    } catch (InvalidTextException e) {
      throw new IllegalStateException("what gpg calls a public key " + e.getMessage(), e);
    }
  }

  /** What {@code gpg --armor --sign} makes of the payload. */
  public Bytes sign(String name, Bytes payload, String... options) throws IOException {
    return make("--sign", name, payload, options);
  }

  /** What another command, such as {@code --clearsign}, makes of the payload. */
  public Bytes make(String command, String name, Bytes payload, String... options)
      throws IOException {
    Path signed = file();
    Path result = file();
    Files.write(signed, payload.toByteArray());
    List<String> arguments = new ArrayList<>(List.of("--armor", "--local-user", address(name)));
    arguments.addAll(Arrays.asList(options));
    arguments.addAll(List.of("--output", result.toString(), command, signed.toString()));
    run(arguments);
    return Bytes.copyOf(Files.readAllBytes(result));
  }

  /** Runs gpg, which asks nothing and has no passphrases. */
  public void run(List<String> arguments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--homedir",
                home.toString(),
                "--batch",
                "--yes",
                "--quiet",
                "--no-tty",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                ""));
    all.addAll(arguments);
    gpg.run(all);
  }

  /** The folder of its keys and of the files it makes. */
  public Path home() {
    return home;
  }

  @Override
  public void close() throws IOException {
    Path conf = gpg.executable().resolveSibling("gpgconf");
    new Program(conf, home).run(List.of("--homedir", home.toString(), "--kill", "gpg-agent"));
    delete(home);
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (var children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          delete(child);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  private static String address(String name) {
    return "<" + name + "@example.com>";
  }

  private Path file() {
    files++;
    return home.resolve("file" + files);
  }
}
