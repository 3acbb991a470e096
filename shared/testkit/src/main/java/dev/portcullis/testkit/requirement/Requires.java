package dev.portcullis.testkit.requirement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class or method needs tools outside the JVM, by the names in {@link Tool}.
 *
 * <p>Where one is absent, the test is skipped, and a line {@code SKIPPED test: reason} in the
 * output of the build says so; unless the environment variable {@code PORTCULLIS_REQUIRE} (names
 * with commas between them) names the tool: then the test fails, so that a build that is meant to
 * have everything cannot quietly lose a part of its tests. A name that no tool has fails always.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(Requires.Several.class)
@ExtendWith(RequirementCondition.class)
public @interface Requires {

  /** The names of the tools, such as {@code openssl}; all are needed. */
  String[] value();

  /** What the compiler wraps repeated annotations in. */
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Inherited
  @Documented
  @ExtendWith(RequirementCondition.class)
  @interface Several {

    /** The repeated annotations. */
    Requires[] value();
  }
}
