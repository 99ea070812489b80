package com.emailpilot.operations.doctor;

import java.util.List;

/** Looks at one part of the system; what it throws counts as a failure of that part. */
interface Check {

    /** What it looks at, in one word. */
    String area();

    List<Diagnosis> look();
}
