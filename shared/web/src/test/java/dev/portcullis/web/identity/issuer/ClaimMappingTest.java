package dev.portcullis.web.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMappingTest {

  @Test
  void accounts_person_isKnownBySubAndShownByEmail() throws Exception {
    Principal ada =
        held(
            ClaimMapping.ACCOUNTS,
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
            ClaimMapping.ACCOUNTS,
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
            ClaimMapping.ACCOUNTS,
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
        "{'sub':'1','email':'\u0430@b.com','email_verified':true}",
      })
  void accounts_withoutProof_isNobody(String claims) throws Exception {
    assertThat(principal(ClaimMapping.ACCOUNTS, claims)).isInstanceOf(Proof.Failed.class);
  }

  @Test
  void gitHub_job_isKnownByNumbersAndNeverByNames() throws Exception {
    String job =
        "{'sub':'repo:acme/app:ref:refs/heads/main','repository':'acme/app','repository_id':'74',"
            + "'repository_owner_id':'65','ref':'refs/heads/main'%s}";
    Principal branch = held(ClaimMapping.GITHUB_ACTIONS, job.formatted(""));
    Principal production =
        held(ClaimMapping.GITHUB_ACTIONS, job.formatted(",'environment':'prod 1'"));

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
    assertThat(principal(ClaimMapping.GITHUB_ACTIONS, claims)).isInstanceOf(Proof.Failed.class);
  }

  /** No value of one claim can be written so that it reads as another claim. */
  @Test
  void gitHub_environmentThatLooksLikeAPath_isNoOtherMember() throws Exception {
    Principal job =
        held(
            ClaimMapping.GITHUB_ACTIONS,
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
            ClaimMapping.GITLAB_CI,
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
            ClaimMapping.GITLAB_CI,
            "{'project_id':'22','ref_path':'refs/heads/main','environment':'prod',"
                + protection
                + "}");

    assertThat(job.members()).containsExactly("principalSet://portcullis.dev/id/project_id/22");
  }

  @Test
  void gitLab_withoutNumber_isNobody() throws Exception {
    assertThat(principal(ClaimMapping.GITLAB_CI, "{'project_path':'g/p'}"))
        .isInstanceOf(Proof.Failed.class);
  }

  @Test
  void subject_anything_isItself() throws Exception {
    Principal agent = held(ClaimMapping.SUBJECT, "{'sub':'agent one'}");

    assertThat(agent.subject()).isEqualTo("id:agent one");
    assertThat(agent.members())
        .containsExactly("principal://portcullis.dev/id/subject/agent%20one");
    assertThat(principal(ClaimMapping.SUBJECT, "{}")).isInstanceOf(Proof.Failed.class);
  }

  @Test
  void display_thatCouldFoolAReader_isNotShown() throws Exception {
    assertThat(held(ClaimMapping.SUBJECT, "{'sub':'a\\nb'}").display()).isEqualTo("id");
    assertThat(
            held(
                    ClaimMapping.GITLAB_CI,
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
