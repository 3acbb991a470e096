/** Notifications to a topic of Pub/Sub. */
@NullMarked
package dev.portcullis.runtime.notification;

import org.jspecify.annotations.NullMarked;
