"""`PrintJob`: what waits for a printer, so that one that is away never holds up a sale."""

from sqlalchemy import Column, Index, Text

from pos_app.data.tables.base import Json, Key, amount, key, moment, one_of, strict_table

PRINT_KINDS = ("RECEIPT", "KITCHEN", "REPORT", "DRAWER", "TEST")
PRINT_STATES = ("WAITING", "PRINTED", "FAILED", "DROPPED")

print_job = strict_table(
    "PrintJob",
    key("id", "id", primary_key=True),
    Column("till", Text, key="till", nullable=False),
    Column("printer", Text, key="printer", nullable=False),
    Column("kind", Text, key="kind", nullable=False),
    Column("subject", Key, key="subject"),
    Column("document", Json, key="document", nullable=False),
    Column("state", Text, key="state", nullable=False, server_default="WAITING"),
    amount("tries", "tries"),
    Column("error", Text, key="error", nullable=False, server_default=""),
    amount("sequence", "sequence", default=None),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    one_of("kind", "kind", PRINT_KINDS),
    one_of("state", "state", PRINT_STATES),
)
"""`subject` is the sale, refund or shift it is about; `document` what will be drawn."""

Index("ix_PrintJob_state_sequence", print_job.c.state, print_job.c.sequence)
Index("ix_PrintJob_subject", print_job.c.subject)
