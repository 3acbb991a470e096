package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.JsonReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** A request in JSON must not pay for the YAML parser: here it is not even on the class path. */
class YamlParserLoadingTest {

  @Test
  void yamlParser_absent_onlyYamlMissesIt() throws Exception {
    URL[] withoutYaml = {locationOf(JsonText.class), locationOf(JsonReader.class)};
    try (URLClassLoader loader =
        new URLClassLoader(withoutYaml, ClassLoader.getPlatformClassLoader())) {

      assertThat(parse(loader, "JsonText", "[1]")).hasToString("an array of 1");
      assertThatThrownBy(() -> parse(loader, "YamlText", "[1]"))
          .isInstanceOf(InvocationTargetException.class)
          .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
  }

  private static Object parse(ClassLoader loader, String reader, String text) throws Exception {
    Class<?> limits = loader.loadClass("dev.portcullis.json.Limits");
    Class<?> type = loader.loadClass("dev.portcullis.json." + reader);
    Method parse = type.getMethod("parse", String.class, limits);
    return parse.invoke(null, text, limits.getField("REQUEST").get(null));
  }

  private static URL locationOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
