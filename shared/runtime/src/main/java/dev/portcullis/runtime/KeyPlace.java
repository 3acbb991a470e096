package dev.portcullis.runtime;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.runtime.kms.KmsKeyName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** Where a key that signs is. */
public sealed interface KeyPlace {

  /**
   * In a file.
   *
   * @param path PKCS#8 in PEM
   */
  record InFile(Path path) implements KeyPlace {
    public InFile {
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * In Cloud KMS.
   *
   * @param name of the version of a key
   */
  record InKms(KmsKeyName name) implements KeyPlace {
    public InKms {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * Reads {@code FILE} or {@code gcpkms://NAME}.
   *
   * @throws InvalidTextException if the text is neither
   */
  static KeyPlace parse(String text) throws InvalidTextException {
    if (text.startsWith(KmsKeyName.SCHEME)) {
      return new InKms(KmsKeyName.parse(text));
    }
    if (KmsKeyName.isName(text)) {
      throw new InvalidTextException(
          "names a key version as if it were a file; write `" + KmsKeyName.SCHEME + "` before it");
    }
    try {
      return new InFile(Path.of(text));
    } catch (InvalidPathException e) {
      throw new InvalidTextException("names no file that there can be");
    }
  }
}
