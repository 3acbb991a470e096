/** What tests of the log share. */
@NullMarked
package dev.portcullis.testkit.log;

import org.jspecify.annotations.NullMarked;
