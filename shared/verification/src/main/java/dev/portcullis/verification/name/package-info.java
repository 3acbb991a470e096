/** The names of resources, as Google's APIs write them. */
@NullMarked
package dev.portcullis.verification.name;

import org.jspecify.annotations.NullMarked;
