"""Where SQLAlchemy lives: the tables, the connection, the schema's upgrade, and the queries."""
