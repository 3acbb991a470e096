/** The function that keeps policies, attestors and settings. */
@NullMarked
package dev.portcullis.policies;

import org.jspecify.annotations.NullMarked;
