/** Where this service finds Klaviyo. */
@NullMarked
package com.emailpilot.provisioner.klaviyo;

import org.jspecify.annotations.NullMarked;
