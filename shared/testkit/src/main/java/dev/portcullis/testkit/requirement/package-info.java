/** Tests that need a tool outside the JVM: run, skipped in plain sight, or failed on demand. */
@NullMarked
package dev.portcullis.testkit.requirement;

import org.jspecify.annotations.NullMarked;
