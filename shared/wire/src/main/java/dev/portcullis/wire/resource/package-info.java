/**
 * What all resources have in common: versions of the API, metadata, and how texts and times are
 * written.
 */
@NullMarked
package dev.portcullis.wire.resource;

import org.jspecify.annotations.NullMarked;
