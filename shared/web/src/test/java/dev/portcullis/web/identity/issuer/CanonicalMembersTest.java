package dev.portcullis.web.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members of callers have the one form in which IAM policies hold them. */
class CanonicalMembersTest {

  private static final ClaimMapping ACCOUNTS =
      new ClaimMapping.Accounts(Set.of("example.com", "b.com"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACCOUNTS | {'sub':'1','email':'Ada@Example.COM','email_verified':true,'hd':'Example.com'} | 3",
        "GITHUB_ACTIONS | {'repository_id':'1','repository_owner_id':'2','ref':'refs/heads/a b'} | 3",
        "GITHUB_ACTIONS | {'repository_id':'1','repository_owner_id':'2','environment':'prød'} | 3",
        "SUBJECT | {'sub':'a/b:c d`%e'} | 1"
      })
  void members_ofACaller_areReadAndWrittenBackTheSame(String mapping, String claims, int count)
      throws Exception {
    Set<String> members =
        members(
            mapping.equals("ACCOUNTS") ? ACCOUNTS : ClaimMapping.Programs.valueOf(mapping), claims);

    assertThat(members).hasSize(count);
    for (String member : members) {
      assertThat(dev.portcullis.wire.iam.Member.parse(member).text()).isEqualTo(member);
    }
  }

  /** The Kelvin sign becomes an ASCII k in lower case: it must not become another's domain. */
  @Test
  void domain_thatOnlyLooksLikeOne_isNoMember() throws Exception {
    assertThat(
            members(
                ACCOUNTS,
                "{'sub':'1','email':'a@b.com','email_verified':true,'hd':'\u212Aelvin.com'}"))
        .containsExactlyInAnyOrder("user:a@b.com", "principal://portcullis.dev/id/subject/1");
  }

  @ParameterizedTest
  @CsvSource({"a//b", "a/"})
  void subject_thatNoPolicyCanHold_isNoMember(String subject) throws Exception {
    assertThat(members(ClaimMapping.Programs.SUBJECT, "{'sub':'" + subject + "'}")).isEmpty();
  }

  private static Set<String> members(ClaimMapping mapping, String claims) throws Exception {
    Issuer issuer =
        new Issuer(
            "id",
            Set.of("https://issuer.example.com"),
            URI.create("https://issuer.example.com/keys"),
            Set.of("audience"),
            Map.of(),
            mapping);
    byte[] json = claims.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Proof<Principal> proof =
        issuer.principal(new Claims((JsonObject) JsonText.parse(json, Limits.REQUEST)));
    return ((Proof.Held<Principal>) proof).value().members();
  }
}
