"""Tests of the data layer and the services, on SQLite and on PostgreSQL."""
