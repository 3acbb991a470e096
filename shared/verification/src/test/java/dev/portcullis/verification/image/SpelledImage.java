package dev.portcullis.verification.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An image drawn at random, with its canonical form worked out from how it was drawn rather than by
 * the parser, and several spellings of it.
 */
record SpelledImage(String canonical, List<String> spellings) {

  private static final List<String> HOSTS =
      List.of(
          "docker.io",
          "gcr.io",
          "us-docker.pkg.dev",
          "localhost",
          "localhost:5000",
          "registry:80",
          "gcr.io:443",
          "127.0.0.1:5000",
          "[2001:db8::1]:443",
          "xn--80ak6aa92e.com");
  private static final List<String> WORDS =
      List.of(
          "p", "my-project", "tools", "nginx", "a", "a.b", "a_b", "a__b", "a--b", "0", "library");

  static SpelledImage draw(SplittableRandom random) {
    String host = pick(random, HOSTS);
    String path =
        IntStream.rangeClosed(0, random.nextInt(4))
            .mapToObj(i -> pick(random, WORDS))
            .collect(Collectors.joining("/"));
    boolean hub = host.equals("docker.io");
    if (hub && path.indexOf('/') < 0) {
      path = "library/" + path;
    }
    String tag = ":" + pick(random, List.of("latest", "v1.2", "V1", "_x", "443"));
    String digest =
        "@sha256:"
            + random.ints(64, 0, 16).mapToObj(Integer::toHexString).collect(Collectors.joining());
    List<String> names = hub ? hubSpellings(path) : new ArrayList<>(List.of(host + "/" + path));
    names.add(names.get(0).replace(host, host.toUpperCase(Locale.ROOT)));
    if (host.equals("localhost")) {
      // Without a dot or a port only lower case is a host.
      names.remove(1);
    }
    return switch (random.nextInt(3)) {
      case 0 -> new SpelledImage(host + "/" + path, names);
      case 1 -> new SpelledImage(host + "/" + path + tag, append(names, tag));
      default -> {
        List<String> spellings = append(names, digest);
        spellings.addAll(append(names, tag + digest));
        yield new SpelledImage(host + "/" + path + digest, spellings);
      }
    };
  }

  /** The canonical form first. */
  private static List<String> hubSpellings(String path) {
    List<String> names = new ArrayList<>();
    names.add("docker.io/" + path);
    names.add("index.docker.io/" + path);
    if (!path.substring(0, path.indexOf('/')).contains(".")) {
      // A first segment with a dot would be a host.
      names.add(path);
    }
    if (path.startsWith("library/") && path.indexOf('/', "library/".length()) < 0) {
      String official = path.substring("library/".length());
      names.add(official);
      names.add("docker.io/" + official);
      names.add("index.docker.io/" + official);
    }
    return names;
  }

  private static List<String> append(List<String> names, String end) {
    return names.stream().map(name -> name + end).collect(Collectors.toCollection(ArrayList::new));
  }

  private static String pick(SplittableRandom random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
