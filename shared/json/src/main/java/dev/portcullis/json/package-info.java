/**
 * Strict reading of JSON and YAML into one small immutable tree, decoding it with every problem
 * named, and writing it.
 */
@NullMarked
package dev.portcullis.json;

import org.jspecify.annotations.NullMarked;
