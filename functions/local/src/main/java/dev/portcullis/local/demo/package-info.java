/** The story of a denial and of what undoes it, told against a real server. */
@NullMarked
package dev.portcullis.local.demo;

import org.jspecify.annotations.NullMarked;
