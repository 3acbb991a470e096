package dev.portcullis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Calls that have a better way here; each rule says which. */
@AnalyzeClasses(packages = "dev.portcullis", importOptions = ProductClasses.class)
class BannedCallsTest {

  @ArchTest
  static final ArchRule instantNow_isNotCalled =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("time comes in as an InstantSource");

  @ArchTest
  static final ArchRule environment_isReadByEntryPointsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.portcullis.deployvalidation..",
              "dev.portcullis.policies..",
              "dev.portcullis.attestations..",
              "dev.portcullis.breakglass..",
              "dev.portcullis.audit..",
              "dev.portcullis.local..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because("the environment is read once, into a Configuration");

  @ArchTest
  static final ArchRule gson_isUsedByTheJsonModuleOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.portcullis.json..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.gson..")
          .because("Gson takes duplicate and unknown keys; JsonText and Cursor do not");

  @ArchTest
  static final ArchRule yaml_isUsedByTheJsonModuleOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.portcullis.json..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..")
          .because("YamlText refuses aliases, tags and second documents");

  @ArchTest
  static final ArchRule sql_isUsedByTheSqliteAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.portcullis.storage.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..")
          .because("DocumentStore is the only port to data");

  @ArchTest
  static final ArchRule grpc_isUsedByTheFirestoreAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.portcullis.storage.firestore..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.grpc..",
              "com.google.api..",
              "com.google.firestore..",
              "com.google.cloud.firestore..")
          .because("DocumentStore is the only port to data, and loading the client takes a second");

  @ArchTest
  static final ArchRule tink_isUsedWhereSignaturesAreCheckedOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.portcullis.verification.signature..",
              "dev.portcullis.web.identity.key..",
              "dev.portcullis.record.checkpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto.tink..")
          .because(
              "signatures of images are checked in one place, those of tokens in another, and the log's"
                  + " are made in a third");

  @ArchTest
  static final ArchRule bouncyCastle_isUsedForOpenPgpOnly =
      noClasses()
          .that()
          .haveNameNotMatching("dev\\.portcullis\\.verification\\.signature\\.Pgp.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..")
          .because("nothing of it may be loaded before a PGP key is met");

  @ArchTest
  static final ArchRule console_isWrittenByTheCommandLineOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.portcullis.local..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a server logs");
}
