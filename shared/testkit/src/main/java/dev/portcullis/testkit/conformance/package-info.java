/**
 * Conformance cases: what is stored, what is asked, and what has to be answered, a folder each; and
 * what is needed to run them against anything that answers as Portcullis does.
 */
@NullMarked
package dev.portcullis.testkit.conformance;

import org.jspecify.annotations.NullMarked;
