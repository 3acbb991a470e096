package dev.portcullis.local.demo;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the story, in a folder of its own. */
final class Props {

  static final String NOTE = "note.json";
  static final String ATTESTOR = "attestor.json";
  static final String POLICY = "policy.yaml";
  static final String SERVICE = "service.yaml";
  static final String NGINX_ATTESTATION = "nginx-attestation.json";
  static final String HELLO_ATTESTATION = "hello-attestation.json";
  static final String TAMPERED_SERVICE = "tampered.yaml";
  static final String UNANNOTATED_SERVICE = "unannotated.yaml";
  static final String UNJUSTIFIED_SERVICE = "unjustified.yaml";
  static final String URGENT_SERVICE = "urgent.yaml";
  static final String REVIEW = "review.json";

  static final String NOTE_NAME = "projects/demo/notes/qa";
  static final String ATTESTOR_NAME = "projects/demo/attestors/qa";
  static final String NGINX =
      "docker.io/library/nginx@sha256:"
          + "4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac";
  static final String HELLO =
      "us-docker.pkg.dev/cloudrun/container/hello@sha256:"
          + "2a9c8b1e7d6f5043a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718";

  /** The other image that the service is given in its place: its last digit is another. */
  static final String OTHER_HELLO = HELLO.substring(0, HELLO.length() - 1) + "9";

  private static final String ANNOTATION = "    run.googleapis.com/binary-authorization: default\n";

  private final Path folder;
  private final Signer signer;

  private Props(Path folder, Signer signer) {
    this.folder = folder;
    this.signer = signer;
  }

  /** Writes the files to a folder. */
  static Props in(Path folder) throws IOException {
    Signer signer = Signer.create();
    Props props = new Props(folder, signer);
    String service = text(SERVICE);
    props.write(NOTE, text(NOTE));
    props.write(ATTESTOR, signer.attestor(NOTE_NAME));
    props.write(POLICY, text(POLICY));
    props.write(SERVICE, service);
    props.write(NGINX_ATTESTATION, signer.attestation(NOTE_NAME, NGINX));
    props.write(HELLO_ATTESTATION, signer.attestation(NOTE_NAME, HELLO));
    props.write(TAMPERED_SERVICE, replaced(service, HELLO, OTHER_HELLO));
    props.write(UNANNOTATED_SERVICE, replaced(service, ANNOTATION, ""));
    String fix = replaced(service, HELLO, OTHER_HELLO);
    props.write(UNJUSTIFIED_SERVICE, replaced(fix, ANNOTATION, ANNOTATION + breakglass("")));
    props.write(
        URGENT_SERVICE,
        replaced(fix, ANNOTATION, ANNOTATION + breakglass("INC-42, checkout is down")));
    props.write(REVIEW, text(REVIEW));
    return props;
  }

  Path folder() {
    return folder;
  }

  Signer signer() {
    return signer;
  }

  private void write(String name, JsonObject content) throws IOException {
    write(name, JsonWriter.pretty(content) + "\n");
  }

  private void write(String name, String content) throws IOException {
    var unused = Files.writeString(folder.resolve(name), content);
  }

  private static String breakglass(String justification) {
    return "    run.googleapis.com/binary-authorization-breakglass: '" + justification + "'\n";
  }

  private static String replaced(String text, String old, String replacement) {
    if (!text.contains(old)) {
      throw new IllegalStateException(SERVICE + " does not say " + old);
    }
    return text.replace(old, replacement);
  }

  private static String text(String name) throws IOException {
    try (InputStream file = Props.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not part of this program");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
