"""One file per thing people do at the counter; each public call is one transaction and checks the actor's right."""
