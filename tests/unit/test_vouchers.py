"""The codes of vouchers: read however they are typed, and a slip is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.vouchers import ALPHABET, check_character, is_sound, new_code, read_code

bodies = st.text(ALPHABET, min_size=11, max_size=11)


@given(bodies, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_every_wrong_character_is_noticed(body: str, at: int, wrong: str) -> None:
    whole = body + check_character(body)
    changed = whole[:at] + wrong + whole[at + 1 :]
    assert is_sound(whole)
    assert is_sound(changed) == (changed == whole)


@given(bodies, st.integers(0, 9), st.integers(0, 9))
def test_every_swap_of_two_is_noticed(body: str, one: int, other: int) -> None:
    symbols = list(body)
    symbols[one], symbols[other] = symbols[other], symbols[one]
    swapped = "".join(symbols)
    assert is_sound(swapped + check_character(body)) == (swapped == body)


def test_a_code_is_read_however_it_is_typed() -> None:
    code = new_code()
    assert is_sound(code)
    assert read_code(code) == read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code("oils-0000-0000") == "0115-0000-0000"
    assert read_code("too short") is None
    assert read_code("ÄÖÜ!-0000-0000") is None
    assert len({new_code() for _ in range(1000)}) == 1000
