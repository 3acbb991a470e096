/** What tests of breakglass share: a project at night, and what has to be on record of it. */
@NullMarked
package dev.portcullis.testkit.breakglass;

import org.jspecify.annotations.NullMarked;
