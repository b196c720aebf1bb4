"""Tests of one module at a time, without a database server and without a screen."""
