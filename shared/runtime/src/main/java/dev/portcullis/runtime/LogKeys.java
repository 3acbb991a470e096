package dev.portcullis.runtime;

import dev.portcullis.record.checkpoint.CheckpointSigner;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.runtime.google.ServiceAccount;
import dev.portcullis.runtime.kms.KmsCheckpointSigner;
import dev.portcullis.runtime.kms.KmsKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Reads the keys of logs, and makes one where that is asked for. */
final class LogKeys {

  private LogKeys() {}

  /**
   * The keys that are configured.
   *
   * @throws ConfigurationException if one cannot be had
   */
  static LogSigning open(LogSetting setting, RandomGenerator random, ServiceAccount account)
      throws ConfigurationException {
    if (setting.current().isEmpty()) {
      return new LogSigning(setting.host(), Optional.empty());
    }
    CheckpointSigner current = current(setting.current().get(), random, account);
    Optional<CheckpointSigner> before =
        setting.before().isPresent()
            ? Optional.of(
                signer(Variable.PORTCULLIS_LOG_KEY_BEFORE, setting.before().get(), account))
            : Optional.empty();
    return new LogSigning(setting.host(), Optional.of(new SigningKeys(current, before)));
  }

  private static CheckpointSigner current(
      LogSetting.Place place, RandomGenerator random, ServiceAccount account)
      throws ConfigurationException {
    if (place instanceof LogSetting.MadeOnce once) {
      make(once.path(), random);
      return signer(Variable.PORTCULLIS_LOG_KEY, new KeyPlace.InFile(once.path()), account);
    }
    return signer(Variable.PORTCULLIS_LOG_KEY, ((LogSetting.Named) place).place(), account);
  }

  private static CheckpointSigner signer(Variable variable, KeyPlace place, ServiceAccount account)
      throws ConfigurationException {
    if (place instanceof KeyPlace.InKms kms) {
      return new KmsCheckpointSigner(KmsKey.google(account, kms.name()));
    }
    return KeyFile.read(variable, ((KeyPlace.InFile) place).path(), PemSigner::parse);
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
      throw KeyFile.refused(
          Variable.PORTCULLIS_LOG_KEY, file, "cannot be made; make one and name it");
    }
  }
}
