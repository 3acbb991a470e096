package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** The decision core decides by its arguments alone. */
@AnalyzeClasses(
    packages = {"dev.portcullis.verification", "dev.portcullis.admission.evaluation"},
    importOptions = ProductClasses.class)
class PurityTest {

  private static final DescribedPredicate<JavaClass> WHAT_THE_CORE_MAY_SEE =
      resideInAnyPackage(
              "dev.portcullis.verification..",
              "dev.portcullis.json..",
              "java.util",
              "java.util.function",
              "java.util.stream",
              "java.math",
              "java.nio",
              "java.nio.charset",
              "java.security..",
              "com.google.crypto.tink..",
              "org.bouncycastle..",
              "java.util.zip",
              "org.jspecify..",
              "com.google.errorprone.annotations..")
          .or(resideInAPackage("java.lang..").and(DescribedPredicate.not(sideEffects())))
          .or(type(Instant.class))
          .or(type(InputStream.class))
          .or(type(OutputStream.class))
          .or(type(ByteArrayOutputStream.class))
          .or(type(IOException.class))
          .or(DescribedPredicate.describe("arrays and primitives", PurityTest::isBuiltIn));

  @ArchTest
  static final ArchRule core_seesOnlyValues_hasNoInputOrOutput =
      classes()
          .that()
          .resideInAPackage("dev.portcullis.verification..")
          .should()
          .onlyDependOnClassesThat(WHAT_THE_CORE_MAY_SEE);

  @ArchTest
  static final ArchRule core_neverAsksForTimeRandomnessOrEnvironment =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks for the time, randomness or the environment",
                  call ->
                      call.getTarget().getName().matches("now|nanoTime|currentTimeMillis|getenv")
                          || call.getTargetOwner().getName().matches(".*Random.*")))
          .because("a decision has to come out the same when it is made again");

  @ArchTest
  static final ArchRule core_hasNoStaticsThatRemember =
      fields()
          .that()
          .areStatic()
          .should(be(modifier(JavaModifier.FINAL)))
          .because("what one decision leaves behind must not reach the next");

  private static DescribedPredicate<JavaClass> sideEffects() {
    return DescribedPredicate.describe(
        "what acts on the process",
        type -> type.getName().matches("java\\.lang\\.(Process.*|Runtime|Thread.*|reflect\\..*)"));
  }

  private static boolean isBuiltIn(JavaClass type) {
    return type.isPrimitive() || type.isArray();
  }
}
