package dev.portcullis.web.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMappingTest {

  private static final ClaimMapping GOOGLE = new ClaimMapping.GoogleAccounts();
  private static final ClaimMapping OWN =
      new ClaimMapping.Accounts(Set.of("example.com", "example.org"));

  @Test
  void accounts_person_isKnownBySubAndShownByEmail() throws Exception {
    Principal ada =
        held(
            GOOGLE,
            "{'sub':'107','email':'Ada@Example.com','email_verified':true,'hd':'Example.com'}");

    assertThat(ada.kind()).isEqualTo(Principal.Kind.USER);
    assertThat(ada.subject()).isEqualTo("id:107");
    assertThat(ada.display()).isEqualTo("Ada@Example.com");
    assertThat(ada.members())
        .containsExactlyInAnyOrder(
            "user:ada@example.com",
            "domain:example.com",
            "principal://portcullis.dev/id/subject/107");
  }

  @Test
  void accounts_program_isAServiceAccountAndOfNoDomain() throws Exception {
    Principal ci =
        held(
            GOOGLE,
            "{'sub':'5','email':'ci@p.iam.gserviceaccount.com','email_verified':true,'hd':'x.com'}");

    assertThat(ci.kind()).isEqualTo(Principal.Kind.SERVICE_ACCOUNT);
    assertThat(ci.members())
        .containsExactlyInAnyOrder(
            "serviceAccount:ci@p.iam.gserviceaccount.com",
            "principal://portcullis.dev/id/subject/5");
  }

  /** An address that only looks like one of a service account. */
  @Test
  void accounts_lookAlike_isAPerson() throws Exception {
    Principal person =
        held(
            GOOGLE,
            "{'sub':'5','email':'ci@p.gserviceaccount.com.evil.com','email_verified':true}");

    assertThat(person.members())
        .contains("user:ci@p.gserviceaccount.com.evil.com")
        .noneMatch(member -> member.startsWith("serviceAccount:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'email':'a@b.com','email_verified':true}",
        "{'sub':'1','email_verified':true}",
        "{'sub':'1','email':'a@b.com'}",
        "{'sub':'1','email':'a@b.com','email_verified':'true'}",
        "{'sub':'1','email':'a@b.com','email_verified':false}",
        "{'sub':'1','email':'@b.com','email_verified':true}",
        "{'sub':'1','email':'b.com','email_verified':true}",
        "{'sub':'1','email':'a @b.com','email_verified':true}",
        "{'sub':'1','email':'a@','email_verified':true}",
        "{'sub':'1','email':'a@evil.com@b.com','email_verified':true}",
        "{'sub':'1','email':'\u0430@b.com','email_verified':true}",
      })
  void accounts_withoutProof_isNobody(String claims) throws Exception {
    assertThat(principal(GOOGLE, claims)).isInstanceOf(Proof.Failed.class);
  }

  @Test
  void ownAccounts_emailOfAListedDomain_isAPersonOfListedDomainsOnly() throws Exception {
    String ada = "{'sub':'1','email':'Ada@Example.com','email_verified':true,'hd':'%s'}";

    assertThat(held(OWN, ada.formatted("Example.org")).members())
        .containsExactlyInAnyOrder(
            "user:ada@example.com",
            "domain:example.org",
            "principal://portcullis.dev/id/subject/1");
    assertThat(held(OWN, ada.formatted("google.com")).members())
        .containsExactlyInAnyOrder(
            "user:ada@example.com", "principal://portcullis.dev/id/subject/1");
  }

  /** Whoever runs an identity provider could otherwise be anybody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@google.com",
        "ada@sub.example.com",
        "ada@example.com.evil.com",
        "ada@evil-example.com",
        "ada@com",
        "ada@example.com.",
        "ada@example.com@evil.com",
        "ada@evil.com@example.com",
        "ci@demo.iam.gserviceaccount.com",
        "CI@demo.iam.GServiceAccount.com",
      })
  void ownAccounts_emailOfAnotherDomain_isNobody(String email) throws Exception {
    assertThat(principal(OWN, "{'sub':'1','email':'" + email + "','email_verified':true}"))
        .isInstanceOf(Proof.Failed.class);
  }

  @Test
  void ownAccounts_ofNoDomainOrOfServiceAccounts_areRefused() {
    for (String domain :
        List.of("gserviceaccount.com", "p.iam.gserviceaccount.com", "Example.com", "*", "")) {
      assertThatIllegalArgumentException()
          .as(domain)
          .isThrownBy(() -> new ClaimMapping.Accounts(Set.of(domain)));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimMapping.Accounts(Set.of()));
  }

  /** What Google alone may vouch for. */
  @Test
  void googleAccounts_ofAnotherIssuer_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Issuer(
                    "own",
                    Set.of("https://issuer.example.com"),
                    URI.create("https://issuer.example.com/keys"),
                    Set.of("audience"),
                    Map.of(),
                    GOOGLE));
  }

  @Test
  void gitHub_job_isKnownByNumbersAndNeverByNames() throws Exception {
    String job =
        "{'sub':'repo:acme/app:ref:refs/heads/main','repository':'acme/app','repository_id':'74',"
            + "'repository_owner_id':'65','ref':'refs/heads/main'%s}";
    Principal branch = held(ClaimMapping.Programs.GITHUB_ACTIONS, job.formatted(""));
    Principal production =
        held(ClaimMapping.Programs.GITHUB_ACTIONS, job.formatted(",'environment':'prod 1'"));

    assertThat(branch.kind()).isEqualTo(Principal.Kind.WORKLOAD);
    assertThat(branch.subject()).isEqualTo("id:74:ref:refs/heads/main");
    assertThat(branch.display()).isEqualTo("acme/app:ref:refs/heads/main");
    assertThat(branch.members())
        .containsExactlyInAnyOrder(
            "principalSet://portcullis.dev/id/repository_id/74",
            "principalSet://portcullis.dev/id/repository_owner_id/65",
            "principalSet://portcullis.dev/id/repository_id/74/ref/refs/heads/main");
    assertThat(production.subject()).isEqualTo("id:74:environment:prod 1");
    assertThat(production.members())
        .containsAll(branch.members())
        .contains("principalSet://portcullis.dev/id/repository_id/74/environment/prod%201")
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'repository_owner_id':'65'}",
        "{'repository_id':'74'}",
        "{'repository_id':74,'repository_owner_id':65}",
        "{'repository_id':'074','repository_owner_id':'65'}",
        "{'repository_id':'74/ref','repository_owner_id':'65'}",
        "{'repository_id':'','repository_owner_id':'65'}",
        "{'repository_id':'\u0667','repository_owner_id':'65'}",
      })
  void gitHub_withoutNumbers_isNobody(String claims) throws Exception {
    assertThat(principal(ClaimMapping.Programs.GITHUB_ACTIONS, claims))
        .isInstanceOf(Proof.Failed.class);
  }

  /** No value of one claim can be written so that it reads as another claim. */
  @Test
  void gitHub_environmentThatLooksLikeAPath_isNoOtherMember() throws Exception {
    Principal job =
        held(
            ClaimMapping.Programs.GITHUB_ACTIONS,
            "{'repository_id':'74','repository_owner_id':'65','environment':'x/ref/refs/heads/main',"
                + "'ref':'refs/heads/topic'}");

    assertThat(job.members())
        .doesNotContain("principalSet://portcullis.dev/id/repository_id/74/ref/refs/heads/main")
        .contains(
            "principalSet://portcullis.dev/id/repository_id/74/environment/x/ref/refs/heads/main");
  }

  @Test
  void gitLab_protectedJob_isKnownByItsRefAndEnvironment() throws Exception {
    Principal job =
        held(
            ClaimMapping.Programs.GITLAB_CI,
            "{'project_id':'22','project_path':'g/p','ref':'main','ref_path':'refs/heads/main',"
                + "'ref_protected':'true','environment':'prod','environment_protected':'true'}");

    assertThat(job.subject()).isEqualTo("id:22:environment:prod");
    assertThat(job.display()).isEqualTo("g/p:environment:prod");
    assertThat(job.members())
        .containsExactlyInAnyOrder(
            "principalSet://portcullis.dev/id/project_id/22",
            "principalSet://portcullis.dev/id/project_id/22/ref/refs/heads/main",
            "principalSet://portcullis.dev/id/project_id/22/environment/prod");
  }

  /** Whoever may push can call a branch or an environment anything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'ref_protected':'false','environment_protected':'false'",
        "'ref_protected':false,'environment_protected':'True'",
        "'other':'true'",
      })
  void gitLab_unprotectedJob_isOfItsProjectOnly(String protection) throws Exception {
    Principal job =
        held(
            ClaimMapping.Programs.GITLAB_CI,
            "{'project_id':'22','ref_path':'refs/heads/main','environment':'prod',"
                + protection
                + "}");

    assertThat(job.members()).containsExactly("principalSet://portcullis.dev/id/project_id/22");
  }

  @Test
  void gitLab_withoutNumber_isNobody() throws Exception {
    assertThat(principal(ClaimMapping.Programs.GITLAB_CI, "{'project_path':'g/p'}"))
        .isInstanceOf(Proof.Failed.class);
  }

  @Test
  void subject_anything_isItself() throws Exception {
    Principal agent = held(ClaimMapping.Programs.SUBJECT, "{'sub':'agent one'}");

    assertThat(agent.subject()).isEqualTo("id:agent one");
    assertThat(agent.members())
        .containsExactly("principal://portcullis.dev/id/subject/agent%20one");
    assertThat(principal(ClaimMapping.Programs.SUBJECT, "{}")).isInstanceOf(Proof.Failed.class);
  }

  @Test
  void display_thatCouldFoolAReader_isNotShown() throws Exception {
    assertThat(held(ClaimMapping.Programs.SUBJECT, "{'sub':'a\\nb'}").display()).isEqualTo("id");
    assertThat(
            held(
                    ClaimMapping.Programs.GITLAB_CI,
                    "{'project_id':'22','project_path':'g/p','ref_path':'\u202Emain'}")
                .display())
        .isEqualTo("id:22");
  }

  private static Principal held(ClaimMapping mapping, String claims) throws InvalidInputException {
    return ((Proof.Held<Principal>) principal(mapping, claims)).value();
  }

  private static Proof<Principal> principal(ClaimMapping mapping, String claims)
      throws InvalidInputException {
    JsonObject json = (JsonObject) JsonText.parse(claims.replace('\'', '"'), Limits.REQUEST);
    return mapping.principal("id", new Claims(json));
  }
}
