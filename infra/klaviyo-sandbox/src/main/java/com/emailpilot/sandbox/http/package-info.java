/** Requests, answers, and the many ways in which an answer can fail to arrive. */
@NullMarked
package com.emailpilot.sandbox.http;

import org.jspecify.annotations.NullMarked;
