/** Tests of what is deployed to Firestore beside the functions: its rules and its indexes. */
@NullMarked
package dev.portcullis.rules;

import org.jspecify.annotations.NullMarked;
