package dev.portcullis.web.identity.issuer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.json.YamlText;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuersCodecTest {

  private static final String GOOD =
      """
      issuers:
      - id: github
        issuer: https://token.actions.githubusercontent.com
        jwksUri: https://token.actions.githubusercontent.com/.well-known/jwks
        mapping: GITHUB_ACTIONS
        requiredClaims: {repository_owner_id: ["65", "66"]}
      - id: gitlab
        issuer: https://gitlab.example.com
        jwksUri: https://gitlab.example.com/oauth/discovery/keys
        mapping: GITLAB_CI
        audiences: [other]
      - id: own
        issuer: https://id.example.com
        jwksUri: https://id.example.com/keys
        mapping: ACCOUNTS
        domains: [example.com, example.org]
      """;

  @Test
  void read_issuers_areThose() throws Exception {
    assertThat(read(GOOD))
        .containsExactly(
            new Issuer(
                "github",
                Set.of("https://token.actions.githubusercontent.com"),
                URI.create("https://token.actions.githubusercontent.com/.well-known/jwks"),
                Set.of("ours"),
                Map.of("repository_owner_id", Set.of("65", "66")),
                ClaimMapping.Programs.GITHUB_ACTIONS),
            new Issuer(
                "gitlab",
                Set.of("https://gitlab.example.com"),
                URI.create("https://gitlab.example.com/oauth/discovery/keys"),
                Set.of("other"),
                Map.of(),
                ClaimMapping.Programs.GITLAB_CI),
            new Issuer(
                "own",
                Set.of("https://id.example.com"),
                URI.create("https://id.example.com/keys"),
                Set.of("ours"),
                Map.of(),
                new ClaimMapping.Accounts(Set.of("example.com", "example.org"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "issuers: > issuer: > issuers",
        "id: github > id: google > issuers[0].id",
        "id: github > id: local > issuers[0].id",
        "id: github > id: gitlab > issuers[1].id",
        "id: github > id: Git/Hub > issuers[0].id",
        "id: github > name: github > issuers[0].id",
        "issuer: https://gitlab.example.com > issuer: http://gitlab.example.com > issuers[1].issuer",
        "issuer: https://gitlab.example.com > issuer: https://accounts.google.com >"
            + " issuers[1].issuer",
        "issuer: https://gitlab.example.com > issuer: https://gitlab.com > issuers[1]",
        "https://gitlab.example.com/oauth > http://gitlab.example.com/oauth > issuers[1].jwksUri",
        "https://gitlab.example.com/oauth > https://me@gitlab.example.com/ > issuers[1].jwksUri",
        "https://gitlab.example.com/oauth > file:///etc > issuers[1].jwksUri",
        "discovery/keys > discovery/keys?x=1 > issuers[1].jwksUri",
        "GITLAB_CI > GITLAB > issuers[1].mapping",
        "audiences: [other] > audiences: [] > issuers[1].audiences",
        "audiences: [other] > audiences: other > issuers[1].audiences",
        "audiences: [other] > audience: [other] > issuers[1].audience",
        "domains: [example.com, example.org] > domains: [] > issuers[2].domains",
        "domains: [example.com, example.org] > audiences: [x] > issuers[2].domains",
        "domains: [example.com, example.org] > domains: example.com > issuers[2].domains",
        "[example.com, example.org] > [example.com, '*'] > issuers[2].domains[1]",
        "[example.com, example.org] > [Example.com] > issuers[2].domains[0]",
        "[example.com, example.org] > [p.iam.gserviceaccount.com] > issuers[2].domains[0]",
        "audiences: [other] > domains: [example.com] > issuers[1].domains",
        "requiredClaims: > required: > issuers[0].required",
        "[\"65\", \"66\"] > [65] > issuers[0].requiredClaims.repository_owner_id[0]",
        "[\"65\", \"66\"] > [] > issuers[0].requiredClaims.repository_owner_id",
        "{repository_owner_id: [\"65\", \"66\"]} > {} > issuers[0]",
      })
  void read_somethingWrong_saysWhere(String part, String other, String path) {
    assertThat(GOOD).contains(part);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(GOOD.replaceFirst(Pattern.quote(part), other)))
        .satisfies(
            invalid ->
                assertThat(invalid.problems()).anyMatch(problem -> problem.path().equals(path)));
  }

  @Test
  void read_moreDomainsThanOneIssuerMayHave_isRefused() throws Exception {
    String domains =
        IntStream.rangeClosed(1, 20).mapToObj(i -> "d" + i + ".com").collect(joining(", "));

    assertThat(read(GOOD.replace("example.com, example.org", domains))).hasSize(3);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(GOOD.replace("example.com, example.org", domains + ", d21.com")));
  }

  @Test
  void read_loopbackIssuer_mayBeWithoutEncryption() throws Exception {
    assertThat(read(GOOD.replace("https://gitlab.example.com", "http://127.0.0.1:8080")))
        .extracting(Issuer::keys)
        .contains(URI.create("http://127.0.0.1:8080/oauth/discovery/keys"));
  }

  @Test
  void principal_claimThatIsNotAmongTheRequired_isRefused() throws Exception {
    Issuer github = read(GOOD).get(0);

    assertThat(github.principal(job("65"))).isInstanceOf(Proof.Held.class);
    assertThat(github.principal(job("67")))
        .isEqualTo(
            Proof.invalid(
                "the token's repository_owner_id is none of those that issuer github requires"));
    assertThat(github.principal(new Claims(JsonObject.empty()))).isInstanceOf(Proof.Failed.class);
  }

  private static Claims job(String owner) {
    return new Claims(
        JsonObject.builder()
            .put("repository_id", JsonString.of("74"))
            .put("repository_owner_id", JsonString.of(owner))
            .build());
  }

  private static List<Issuer> read(String yaml) throws InvalidInputException {
    Problems problems = new Problems();
    List<Issuer> issuers =
        new IssuersCodec(Set.of("ours"))
            .read(Cursor.root(YamlText.parse(yaml, Limits.REQUEST), problems));
    problems.throwIfAny();
    return issuers;
  }
}
