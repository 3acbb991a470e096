package dev.portcullis.web.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Matching says what a regular expression says that is made from the template; 200 random cases.
 */
class PathTemplatePropertiesTest {

  // Few letters, so that templates and paths meet often.
  private static final List<String> WORDS = List.of("a", "b", "a:a", "b:a", "a:b", ":a", "a:");

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void match_agreesWithARegularExpression(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PathTemplate template = PathTemplate.parse(randomTemplate(random));
    Pattern oracle = oracle(template);

    for (int i = 0; i < 50; i++) {
      String text = randomPath(random);
      Optional<PathVariables> match = template.match(RequestPath.parse(text).orElseThrow());
      Matcher expected = oracle.matcher(text);

      assertThat(match.isPresent()).as("%s on %s", text, template).isEqualTo(expected.matches());
      match.ifPresent(
          variables ->
              assertThat(variables.values())
                  .as("%s on %s", text, template)
                  .allSatisfy((name, value) -> assertThat(value).isEqualTo(expected.group(name))));
    }
  }

  private static Pattern oracle(PathTemplate template) {
    String text = template.toString();
    String end = template.shape().contains(":") ? "" : "/?";
    String body = text.replaceAll("\\{([a-z]+)}", "(?<$1>[^/]+)");
    return Pattern.compile(body + end);
  }

  private static String randomTemplate(SplittableRandom random) {
    List<String> segments = new ArrayList<>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      segments.add(random.nextBoolean() ? "{v" + "x".repeat(i) + "}" : letter(random));
    }
    String verb = random.nextBoolean() ? ":" + letter(random) : "";
    return "/" + String.join("/", segments) + verb;
  }

  private static String randomPath(SplittableRandom random) {
    StringBuilder path = new StringBuilder();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      path.append('/').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return random.nextInt(4) == 0 ? path.append('/').toString() : path.toString();
  }

  private static String letter(SplittableRandom random) {
    return random.nextBoolean() ? "a" : "b";
  }
}
