/** The organization policy that says which policies workloads may ask to be held to. */
@NullMarked
package dev.portcullis.wire.orgpolicy;

import org.jspecify.annotations.NullMarked;
