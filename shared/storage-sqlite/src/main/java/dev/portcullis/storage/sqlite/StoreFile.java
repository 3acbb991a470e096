package dev.portcullis.storage.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A file that is ours alone and has the tables: made if it was not there, refused if it is
 * another's.
 */
final class StoreFile implements AutoCloseable {

  private final Path file;
  private final FileGuard guard;

  private StoreFile(Path file, FileGuard guard) {
    this.file = file;
    this.guard = guard;
  }

  static StoreFile open(Path path) throws StoreOpenException {
    Path named = path.toAbsolutePath().normalize();
    try {
      createIfAbsent(named);
      // Without links, as a lock beside each of two names would not keep the two apart.
      Path file = named.toRealPath();
      FileGuard guard = FileGuard.of(file);
      boolean done = false;
      try {
        prepare(file);
        done = true;
      } finally {
        if (!done) {
          guard.close();
        }
      }
      return new StoreFile(file, guard);
    } catch (StoreOpenException e) {
      throw e;
    } catch (IOException | SQLException e) {
      throw new StoreOpenException(
          "the store `"
              + named
              + "` cannot be opened; check its path, permissions and disk: "
              + e.getMessage(),
          e);
    }
  }

  Session openWriter(Duration busyTimeout) throws SQLException {
    return Connections.writer(file, busyTimeout);
  }

  Session openReader(Duration busyTimeout) throws SQLException {
    return Connections.reader(file, busyTimeout);
  }

  private static void prepare(Path file) throws SQLException, StoreOpenException {
    Schema.State state;
    try (Session session = Connections.plain(file)) {
      state = Schema.inspect(session);
    }
    switch (state) {
      case CURRENT -> {}
      case EMPTY -> {
        try (Session session = Connections.writer(file, Duration.ZERO)) {
          Schema.create(session);
        }
      }
      case NEWER ->
          throw new StoreOpenException(
              "the store `" + file + "` was written by a newer version; start that version", null);
      case FOREIGN ->
          throw new StoreOpenException(
              "`" + file + "` is another program's database; start with another file", null);
    }
  }

  /**
   * Only the owner may read it: it holds who did what. SQLite gives its side files the same mode.
   */
  private static void createIfAbsent(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try {
      Files.createFile(file, ownerOnly(file));
    } catch (FileAlreadyExistsException expected) {
      // Opened again.
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws SQLException {
    guard.close();
  }
}
