package dev.portcullis.runtime;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.checkpoint.CheckpointSigner;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.runtime.kms.KmsSigner;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Reads the keys of logs, and makes one where that is asked for. */
final class LogKeys {

  private static final int MAX_BYTES = 16_384;

  private LogKeys() {}

  /**
   * The keys that are configured.
   *
   * @throws ConfigurationException if one cannot be had
   */
  static LogSigning open(LogSetting setting, RandomGenerator random, InstantSource clock)
      throws ConfigurationException {
    if (setting.current().isEmpty()) {
      return new LogSigning(setting.host(), Optional.empty());
    }
    CheckpointSigner current = open(setting.current().get(), random, clock);
    Optional<CheckpointSigner> before =
        setting.before().isPresent()
            ? Optional.of(open(setting.before().get(), random, clock))
            : Optional.empty();
    return new LogSigning(setting.host(), Optional.of(new SigningKeys(current, before)));
  }

  private static CheckpointSigner open(
      LogSetting.Place place, RandomGenerator random, InstantSource clock)
      throws ConfigurationException {
    if (place instanceof LogSetting.MadeOnce once) {
      make(once.path(), random);
      return read(once.path());
    }
    if (place instanceof LogSetting.InKms kms) {
      return KmsSigner.google(kms.name(), clock);
    }
    return read(((LogSetting.InFile) place).path());
  }

  private static CheckpointSigner read(Path file) throws ConfigurationException {
    try {
      if (Files.size(file) <= MAX_BYTES) {
        return PemSigner.parse(Files.readString(file));
      }
    } catch (IOException e) {
      throw refused("the file " + file + " cannot be read");
    } catch (InvalidTextException e) {
      throw refused(file + " " + e.getMessage());
    }
    throw refused("the file " + file + " is too large for a key");
  }

  /** Makes the file for its owner alone, unless it is there. */
  private static void make(Path file, RandomGenerator random) throws ConfigurationException {
    try {
      if (Files.exists(file)) {
        return;
      }
      var made =
          Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      var unused = Files.writeString(made, PemSigner.generate(random), StandardOpenOption.SYNC);
    } catch (FileAlreadyExistsException e) {
      // Somebody else was faster, and theirs is as good.
    } catch (IOException | UnsupportedOperationException e) {
      throw refused("the file " + file + " cannot be made; make one and name it");
    }
  }

  private static ConfigurationException refused(String why) {
    return new ConfigurationException(List.of(Variable.PORTCULLIS_LOG_KEY + ": " + why));
  }
}
