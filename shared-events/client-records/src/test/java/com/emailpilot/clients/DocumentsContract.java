package com.emailpilot.clients;

/** What every store keeps to; one line of the port, one test. */
interface DocumentsContract
        extends ReadsContract,
                CommitsContract,
                PreconditionsContract,
                FieldsContract,
                ServerTimesContract,
                QueriesContract {}
