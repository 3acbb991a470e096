package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that does not carry SQLite, as deployed functions do not. */
class LeftOutTest {

  @TempDir Path folder;

  @Test
  void sqlite_leftOut_isNamed() throws Exception {
    try (URLClassLoader loader = withoutSqlite()) {
      Method open = entry(loader);

      assertThatExceptionOfType(InvocationTargetException.class)
          .isThrownBy(() -> open.invoke(null, environment("sqlite:" + folder)))
          .havingCause()
          .returns(ConfigurationException.class.getName(), cause -> cause.getClass().getName())
          .withMessageContaining("built without the module portcullis-storage-sqlite");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void firestore_withoutSqlite_opens() throws Exception {
    try (URLClassLoader loader = withoutSqlite();
        AutoCloseable opened =
            (AutoCloseable) entry(loader).invoke(null, environment("firestore:my-project"))) {
      assertThat(opened.getClass().getClassLoader()).isSameAs(loader);
    }
  }

  private static Map<String, String> environment(String store) {
    return Map.of(
        "PORTCULLIS_STORE", store,
        "PORTCULLIS_IDENTITY", "tokens",
        "PORTCULLIS_AUDIENCES", "https://gate.example.com");
  }

  private static Method entry(ClassLoader loader) throws ReflectiveOperationException {
    return loader.loadClass(Portcullis.class.getName()).getMethod("fromEnvironment", Map.class);
  }

  /** Loads everything anew, from this test's class path without the module and its library. */
  private static URLClassLoader withoutSqlite() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("sqlite")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
