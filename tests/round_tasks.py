"""What child processes do in tests: some of it kills them."""

import ctypes
import os
import re
import time


def double(number: int) -> int:
    return 2 * number


def refuse(reason: str) -> None:
    raise ValueError(reason)


def refuse_oddly() -> None:
    class Local(Exception):
        pass

    raise Local("kan niet mee")


def die() -> None:
    os.abort()


def crash() -> None:
    ctypes.string_at(0)


def hang() -> None:
    time.sleep(60)


def hang_in_c() -> None:
    """Never lets another thread of the process in."""
    re.match("(a+)+$", "a" * 40 + "b")


def eat(megabytes: int) -> int:
    return len(b"x" * (megabytes * 2**20))


def shout() -> str:
    print("hallo")
    return "stil"


def who() -> tuple[int, int]:
    return os.getpid(), os.getppid()
