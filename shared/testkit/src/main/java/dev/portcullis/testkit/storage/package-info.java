/**
 * What every document store must do, and stores that count or fail for the tests of their users.
 */
@NullMarked
package dev.portcullis.testkit.storage;

import org.jspecify.annotations.NullMarked;
