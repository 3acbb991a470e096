/** Policies: the one of a project, and those made for a platform. */
@NullMarked
package dev.portcullis.registers.policy;

import org.jspecify.annotations.NullMarked;
