"""The databases that the other tests stand on are real, empty, and one's own."""

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url


def test_a_new_database_is_empty_and_takes_rows(database_url: str) -> None:
    engine = create_engine(database_url)
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE guest (name TEXT)"))
        connection.execute(text("INSERT INTO guest VALUES ('Dana'), ('josé')"))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM guest")) == 2
    engine.dispose()


def test_a_database_is_not_shared_with_another_test(database_url: str) -> None:
    engine = create_engine(database_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_postgresql_is_strict_where_a_shops_server_may_be(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW server_encoding")) == "UTF8"
        assert make_url(postgres_url).drivername == "postgresql+psycopg"
    engine.dispose()
